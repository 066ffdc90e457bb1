// All that the sandbox knows, as plain JSON: one object that lives as long as the process and is refilled on reset.
// Signing keys survive a reset, because a storefront that runs on has them cached.

import { createCleengWorld } from '../cleeng/seed';
import type { CleengWorld } from '../cleeng/world';
import type { Fault } from '../faults/fault';
import type { Call } from './journal';
import type { Mail } from './mailbox';
import { initialSettings, type Settings } from './settings';
import { readState } from './state-file';

export interface World {
  settings: Settings;
  /** Only ever grows, also across resets: a token from before must not become younger. */
  agedSeconds: number;
  faults: Fault[];
  mail: Mail[];
  calls: Call[];
  cleeng: CleengWorld;
}

export async function createWorld(stateFolder?: string): Promise<World> {
  const kept = stateFolder === undefined ? undefined : await readState(stateFolder);
  if (kept) return { calls: [], faults: [], ...kept };
  return { agedSeconds: 0, ...(await createContents(0)) };
}

export async function resetWorld(world: World): Promise<void> {
  const contents = await createContents(world.agedSeconds, world.cleeng.signingKeys);
  Object.assign(world, contents);
}

async function createContents(
  agedSeconds: number,
  signingKeys?: CleengWorld['signingKeys'],
): Promise<Omit<World, 'agedSeconds'>> {
  return {
    settings: initialSettings(),
    faults: [],
    mail: [],
    calls: [],
    cleeng: await createCleengWorld(agedSeconds, signingKeys),
  };
}
