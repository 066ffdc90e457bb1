// The world at first, from a state folder or from the seeds; and again after a reset.
// Signing keys survive a reset, because a storefront that runs on has them cached.

import { createCleengWorld } from '../cleeng/seed';
import type { SigningKey } from '../cleeng/world';
import { initialSettings } from './settings';
import { readState } from './state-file';
import type { World } from './world';

export async function createWorld(stateFolder?: string): Promise<World> {
  const kept = stateFolder === undefined ? undefined : await readState(stateFolder);
  if (kept) return { calls: [], faults: [], ...kept };
  return { agedSeconds: 0, ...(await createContents(0)) };
}

export async function resetWorld(world: World): Promise<void> {
  Object.assign(world, await createContents(world.agedSeconds, world.cleeng.signingKeys));
}

async function createContents(
  agedSeconds: number,
  signingKeys?: SigningKey[],
): Promise<Omit<World, 'agedSeconds'>> {
  return {
    settings: initialSettings(),
    faults: [],
    mail: [],
    calls: [],
    cleeng: await createCleengWorld(agedSeconds, signingKeys),
  };
}
