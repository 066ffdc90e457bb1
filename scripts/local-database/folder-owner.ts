// One owner a folder. PGlite does not notice a second opening: the two diverge silently.
// An owner listens on a socket for as long as it lives, and whoever connects knows it lives: the system closes
// the socket of a killed process, whatever became of its pid. Which socket to ask is said by the claims (folder-claims.ts).
// What is said on that socket is as true as the owner is alive: the embedded database's address, for whoever comes later.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Claim, codeOf, forgetClaimsBefore, latestClaim, makeClaim } from './folder-claims';

export class FolderIsOwned extends Error {
  override readonly name = 'FolderIsOwned';
}

/** What an owner lets others know: from then on they hear it from `askOwner`. */
type Announce = (words: string) => void;

/** Resolves when this process owns `folder`, until it exits. Throws FolderIsOwned while another does. */
export async function ownFolder(folder: string): Promise<Announce> {
  const claims = claimsOn(folder);
  mkdirSync(claims, { recursive: true });
  const socket = newSocketPath(claims);
  const { sign, announce } = await showSignOfLife(socket);
  try {
    const latest = latestClaim(claims);
    if (latest && (await isAlive(latest))) throw ownedBy(latest, folder);
    const mine = { number: (latest?.number ?? 0) + 1, pid: process.pid, socket };
    if (!makeClaim(claims, mine)) throw ownedBy(latestClaim(claims) ?? mine, folder);
    forgetClaimsBefore(mine, claims);
    return announce;
  } catch (error) {
    sign.close();
    throw error;
  }
}

/** What the owner of `folder` has announced, empty before it has. Null while nobody owns it. */
export async function askOwner(folder: string): Promise<string | null> {
  const claims = claimsOn(folder);
  const latest = existsSync(claims) ? latestClaim(claims) : undefined;
  if (!latest || !(await isAlive(latest))) return null;
  const owner = connect(latest.socket);
  owner.setTimeout(answerWithinMs, () =>
    owner.destroy(new Error(`The process ${latest.pid} does not answer.`)),
  );
  return text(owner);
}
const answerWithinMs = 5_000;

function claimsOn(folder: string): string {
  return `${resolve(folder)}.owner`;
}

function ownedBy({ pid }: Claim, folder: string): FolderIsOwned {
  return new FolderIsOwned(
    `${resolve(folder)} is in use by the process ${pid}: stop that one first.`,
  );
}

/** A socket's path may be about a hundred bytes long, so a deep folder's lies elsewhere. */
function newSocketPath(claims: string): string {
  const name = `${randomUUID().slice(0, 8)}.sock`;
  const beside = join(claims, name);
  return Buffer.byteLength(beside) < 100 ? beside : join(tmpdir(), `foyer-${name}`);
}

async function showSignOfLife(path: string): Promise<{ sign: Server; announce: Announce }> {
  let announced = '';
  const sign = createServer((visitor) => {
    visitor.on('error', () => undefined); // Who only looks in does not wait for the answer.
    visitor.unref().end(announced);
  });
  sign.listen(path).unref();
  await once(sign, 'listening');
  return {
    sign,
    announce(words) {
      announced = words;
    },
  };
}

async function isAlive({ socket }: Claim): Promise<boolean> {
  const visit = connect(socket);
  try {
    await once(visit, 'connect');
    return true;
  } catch (error) {
    const isDead = codeOf(error) === 'ECONNREFUSED' || codeOf(error) === 'ENOENT';
    if (isDead) return false;
    throw error;
  } finally {
    visit.destroy();
  }
}
