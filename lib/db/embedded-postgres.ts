// PGlite behind a Unix socket (https://pglite.dev/docs/pglite-socket). One backend serves all connections, so an open
// transaction makes the others wait.
import 'server-only';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/** PGlite has no password, and Node has no Unix sockets on Windows. */
export const isOpenToOtherUsers = process.platform === 'win32';

const port = 5432;
const socketName = `.s.PGSQL.${port}`; // `pg` and psql derive it from the port.
const longestSocketPath = 100; // bytes: 107 on Linux, 103 on macOS.

/** In memory without a folder. No other process may open the folder. `copyOf` is a dump of PGlite's. */
export async function serveEmbeddedPostgres({
  folder,
  copyOf,
}: {
  folder?: string;
  copyOf?: Blob;
} = {}): Promise<EmbeddedPostgres> {
  if (folder) await makePrivate(folder);
  const socket = isOpenToOtherUsers ? null : await socketFolder(folder);
  const database = await PGlite.create({
    ...(folder && { dataDir: folder }),
    ...(copyOf && { loadDataDir: copyOf }),
  });
  const server = new PGLiteSocketServer({
    db: keepQueriesWhole(database),
    maxConnections: 100,
    ...(socket ? { path: join(socket.path, socketName) } : { host: '127.0.0.1', port: 0 }),
  });
  const close = async () => {
    await database.close();
    if (socket?.isTemporary) await rm(socket.path, { recursive: true });
  };
  try {
    await server.start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: socket
      ? `postgresql://postgres@localhost:${port}/postgres?host=${encodeURIComponent(socket.path)}`
      : `postgresql://postgres@${server.getServerConn()}/postgres`,
    async stop() {
      await server.stop();
      await close();
    },
  };
}

/**
 * pglite-socket runs one message after another, and keeps those of a connection together within a transaction only.
 * A query is several messages: of two that waited for a transaction, one got the other's parameters.
 */
function keepQueriesWhole(database: PGlite): PGlite {
  const run = database.execProtocolRawStream.bind(database);
  const isInTransaction = database.isInTransaction.bind(database);
  let isWithinQuery = false;
  return Object.assign(database, {
    execProtocolRawStream(...[message, options]: Parameters<typeof run>) {
      isWithinQuery = withinQuery.includes(String.fromCharCode(message[0] ?? 0));
      return run(message, options);
    },
    isInTransaction: () => isWithinQuery || isInTransaction(),
  });
}
/** Bind, Close, Describe, Execute, Flush, Parse: a Sync ends the query. */
const withinQuery = 'BCDEHP';

async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** The data folder, or a temporary one when the path would be too long for a socket. */
async function socketFolder(folder?: string): Promise<{ path: string; isTemporary: boolean }> {
  const path = resolve(folder ?? '');
  if (!folder || Buffer.byteLength(join(path, socketName)) > longestSocketPath) {
    return { path: await mkdtemp(join(tmpdir(), 'foyer-database-')), isTemporary: true }; // mode 0700
  }
  await rm(join(path, socketName), { force: true }); // Left by a killed process.
  return { path, isTemporary: false };
}
