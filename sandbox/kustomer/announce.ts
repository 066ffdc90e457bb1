// Says that something changed, to whoever listens in this process. What exactly is for each listener to look up.

import type { World } from '../world/world';

/** Gone with the process, so no part of the world. */
const listeners = new WeakMap<World, Set<() => void>>();

export function listenersOf(world: World): Set<() => void> {
  const known = listeners.get(world) ?? new Set();
  listeners.set(world, known);
  return known;
}

export function announce(world: World): void {
  world.kustomer.revision += 1;
  for (const listener of [...listenersOf(world)]) listener();
}
