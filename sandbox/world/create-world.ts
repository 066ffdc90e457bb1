// Signing keys survive a reset, because a running storefront has them cached.

import { createBigcommerceWorld } from '../bigcommerce/seed';
import { createCleengWorld } from '../cleeng/seed';
import { announce } from '../kustomer/announce';
import { createKustomerWorld } from '../kustomer/world';
import { createOidcWorld } from '../oidc/seed';
import { initialSettings } from './settings';
import { createSigningKey, type SigningKey } from './signing-keys';
import { readState } from './state-file';
import type { World } from './world';

export async function createWorld(stateFolder?: string): Promise<World> {
  const kept = stateFolder === undefined ? undefined : await readState(stateFolder);
  const atFirst = {
    agedSeconds: 0,
    advances: [],
    ...(await createContents(0, await createKeys())),
  };
  // State written by an older version is completed from the seeds.
  return kept
    ? { ...atFirst, ...kept, settings: { ...atFirst.settings, ...kept.settings } }
    : atFirst;
}

export async function resetWorld(world: World): Promise<void> {
  Object.assign(
    world,
    await createContents(world.agedSeconds, {
      cleeng: world.cleeng.signingKeys,
      oidc: world.oidc.signingKeys,
    }),
  );
  announce(world);
}

interface Keys {
  cleeng: SigningKey[];
  oidc: SigningKey[];
}

async function createKeys(): Promise<Keys> {
  const [cleeng, oidc] = await Promise.all([createSigningKey(), createSigningKey()]);
  return { cleeng: [cleeng], oidc: [oidc] };
}

async function createContents(
  agedSeconds: number,
  keys: Keys,
): Promise<Omit<World, 'agedSeconds' | 'advances'>> {
  return {
    settings: initialSettings(),
    faults: [],
    mail: [],
    calls: [],
    cleeng: await createCleengWorld(agedSeconds, keys.cleeng),
    bigcommerce: createBigcommerceWorld(),
    kustomer: createKustomerWorld(),
    oidc: createOidcWorld(keys.oidc),
  };
}
