import type { World } from '../world/world';

/** Not kept across restarts, so not part of the world. */
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
