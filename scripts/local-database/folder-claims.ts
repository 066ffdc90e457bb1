// Numbered symbolic links beside a folder: the highest names its owner. So a dead owner's claim is replaced in one atomic step.
import { readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export interface Claim {
  number: number;
  pid: number;
  /** The owner listens on it while it is running. */
  socket: string;
}

export function latestClaim(claims: string): Claim | undefined {
  return readClaims(claims).at(-1);
}

function readClaims(claims: string): Claim[] {
  const numbers = readdirSync(claims).filter((name) => /^\d+$/.test(name));
  return numbers
    .map(Number)
    .sort((one, other) => one - other)
    .map((number) => {
      const [pid = '', socket = ''] = readlinkSync(join(claims, String(number))).split(' ');
      return { number, pid: Number(pid), socket: resolve(claims, socket) };
    });
}

/** Atomic: one process gets a number. False if it was another one. */
export function makeClaim(claims: string, mine: Claim): boolean {
  const path = join(claims, String(mine.number));
  // Relative, so that a copied folder does not name the original's owner.
  const beside = dirname(mine.socket) === claims ? basename(mine.socket) : mine.socket;
  let isMade = true;
  try {
    symlinkSync(`${mine.pid} ${beside}`, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    isMade = false;
  }
  if (isMade && latestClaim(claims)?.number === mine.number) return true;
  if (isMade) rmSync(path);
  return false;
}

export function forgetClaimsBefore(mine: Claim, claims: string): void {
  for (const { number, socket } of readClaims(claims)) {
    if (number >= mine.number) continue;
    rmSync(socket, { force: true });
    rmSync(join(claims, String(number)), { force: true });
  }
}

/** `ENOENT` and the like; undefined for other errors. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
