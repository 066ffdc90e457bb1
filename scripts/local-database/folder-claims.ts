// Claims on a folder, beside it: links that are numbered, and of which the highest counts. A dead owner's claim is outdone in
// one atomic step that way, instead of being removed under the eyes of a third process.
import { readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export interface Claim {
  number: number;
  pid: number;
  /** Where its owner answers for as long as it lives. */
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

/** A link is made whole or not at all, and never over another: exactly one process gets a number. False where it was not this one. */
export function makeClaim(claims: string, mine: Claim): boolean {
  const path = join(claims, String(mine.number));
  // Relative, so that a copied folder does not speak of the original's owner.
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

/** `ENOENT`, where the system says why. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
