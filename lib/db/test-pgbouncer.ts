// PgBouncer in transaction mode (https://www.pgbouncer.org/config.html), with a pool so small that clients share connections.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort, unprivilegedUser } from './test-postgres';

/** Null when PgBouncer is not installed. */
export function findPgBouncer(): string | null {
  const folders = ['/usr/sbin', ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'pgbouncer')).find(existsSync) ?? null;
}

/** For every database of this PostgreSQL, which must require no password. */
export async function startPgBouncer(
  postgresUrl: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const binary = findPgBouncer();
  if (!binary) throw new Error('PgBouncer is not installed.');
  const url = new URL(postgresUrl);
  const folder = mkdtempSync(join(tmpdir(), 'foyer-pgbouncer-'));
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined; // It refuses to run as root.
  if (user) chownSync(folder, user.uid, user.gid);
  const settings = join(folder, 'pgbouncer.ini');
  const port = await freePort();
  writeFileSync(
    settings,
    `[databases]
     * = host=${url.hostname} port=${url.port} user=${url.username}
     [pgbouncer]
     listen_addr = 127.0.0.1
     listen_port = ${port}
     unix_socket_dir =
     auth_type = any
     pool_mode = transaction
     default_pool_size = 2
     max_client_conn = 500
     server_idle_timeout = 10`,
  );
  const pooler = spawn(binary, [settings], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    pooler.stderr.on('data', (chunk) => {
      log += chunk;
      if (log.includes('process up')) resolve();
    });
    pooler.once('exit', () => reject(new Error(`PgBouncer did not start:\n${log}`)));
  });
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      pooler.kill('SIGTERM');
      await once(pooler, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}
