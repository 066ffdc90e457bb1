// How the world grows older without a false clock: what was issued before an `advance` counts as that much older,
// what is issued afterwards carries the real time. Hence a stamp remembers both clocks.

export interface Stamp {
  /** Milliseconds since the epoch. */
  at: number;
  /** How far the world had been aged by then, in seconds. */
  agedSeconds: number;
}

export interface Advance {
  /** Milliseconds since the epoch. */
  at: number;
  seconds: number;
}

interface Ageing {
  agedSeconds: number;
}

export function stampNow(world: Ageing): Stamp {
  return { at: Date.now(), agedSeconds: world.agedSeconds };
}

/** For what others issue and we cannot stamp. `leeway`: dated at most so many milliseconds before it was issued. */
export function stampAt(world: Ageing & { advances: Advance[] }, at: number, leeway: number): Stamp {
  const later = world.advances.filter((advance) => advance.at > at + leeway);
  const since = later.reduce((total, { seconds }) => total + seconds, 0);
  return { at, agedSeconds: world.agedSeconds - since };
}

export function ageInSeconds(world: Ageing, stamp: Stamp): number {
  return (Date.now() - stamp.at) / 1000 + (world.agedSeconds - stamp.agedSeconds);
}
