// Postgres without a server: PGlite, spoken to over a loopback socket like any other.
// https://pglite.dev/docs/pglite-socket
// The surprise: one backend serves every connection in turn, so an open transaction makes all the others wait.
import 'server-only';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/** In memory without a folder; on a port of the system's choice without a port. The caller owns the folder alone. */
export async function serveEmbeddedPostgres({
  folder,
  port = 0,
}: {
  folder?: string;
  port?: number;
} = {}): Promise<EmbeddedPostgres> {
  const database = await PGlite.create(folder ? { dataDir: folder } : {});
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port, maxConnections: 100 });
  try {
    await server.start();
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    url: `postgresql://postgres@${server.getServerConn()}/postgres`,
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}
