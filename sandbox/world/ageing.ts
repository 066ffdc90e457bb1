// `advance` makes what was issued before it older; what is issued afterwards has the real time. So a stamp has both clocks.

export interface Stamp {
  /** Milliseconds since the epoch. */
  at: number;
  /** `agedSeconds` of the world at that time. */
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

/** For tokens issued elsewhere. `leeway`: milliseconds by which they may be dated back. */
export function stampAt(
  world: Ageing & { advances: Advance[] },
  at: number,
  leeway: number,
): Stamp {
  const later = world.advances.filter((advance) => advance.at > at + leeway);
  const since = later.reduce((total, { seconds }) => total + seconds, 0);
  return { at, agedSeconds: world.agedSeconds - since };
}

export function ageInSeconds(world: Ageing, stamp: Stamp): number {
  return (Date.now() - stamp.at) / 1000 + (world.agedSeconds - stamp.agedSeconds);
}
