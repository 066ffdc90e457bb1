// PGlite does not notice when two processes open a folder, and their data diverges.
// The owner listens on a socket, which the system closes when the process is killed.
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

/** Sets what `askOwner` returns in other processes. */
type Announce = (text: string) => void;

/** Lasts until this process exits. Throws FolderIsOwned while another owns it. */
export async function ownFolder(folder: string): Promise<Announce> {
  const claims = claimsOn(folder);
  mkdirSync(claims, { recursive: true });
  const socket = newSocketPath(claims);
  const { server, announce } = await listenOn(socket);
  try {
    const latest = latestClaim(claims);
    if (latest && (await isAlive(latest))) throw ownedBy(latest, folder);
    const mine = { number: (latest?.number ?? 0) + 1, pid: process.pid, socket };
    if (!makeClaim(claims, mine)) throw ownedBy(latestClaim(claims) ?? mine, folder);
    forgetClaimsBefore(mine, claims);
    return announce;
  } catch (error) {
    server.close();
    throw error;
  }
}

/** Empty before the owner has announced anything. Null without an owner. */
export async function askOwner(folder: string): Promise<string | null> {
  const claims = claimsOn(folder);
  const latest = existsSync(claims) ? latestClaim(claims) : undefined;
  if (!latest || !(await isAlive(latest))) return null;
  const owner = connect(latest.socket);
  owner.setTimeout(responseTimeoutMs, () =>
    owner.destroy(new Error(`The process ${latest.pid} does not respond.`)),
  );
  return text(owner);
}
const responseTimeoutMs = 5_000;

function claimsOn(folder: string): string {
  return `${resolve(folder)}.owner`;
}

function ownedBy({ pid }: Claim, folder: string): FolderIsOwned {
  return new FolderIsOwned(
    `${resolve(folder)} is in use by the process ${pid}: stop that one first.`,
  );
}

/** In the temporary folder if the path would be too long for a socket. */
function newSocketPath(claims: string): string {
  const name = `${randomUUID().slice(0, 8)}.sock`;
  const beside = join(claims, name);
  return Buffer.byteLength(beside) < 100 ? beside : join(tmpdir(), `foyer-${name}`);
}

async function listenOn(path: string): Promise<{ server: Server; announce: Announce }> {
  let announced = '';
  const server = createServer((connection) => {
    connection.on('error', () => undefined); // `isAlive` does not wait for the text.
    connection.unref().end(announced);
  });
  server.listen(path).unref();
  await once(server, 'listening');
  return {
    server,
    announce(text) {
      announced = text;
    },
  };
}

async function isAlive({ socket }: Claim): Promise<boolean> {
  const connection = connect(socket);
  try {
    await once(connection, 'connect');
    return true;
  } catch (error) {
    const isDead = codeOf(error) === 'ECONNREFUSED' || codeOf(error) === 'ENOENT';
    if (isDead) return false;
    throw error;
  } finally {
    connection.destroy();
  }
}
