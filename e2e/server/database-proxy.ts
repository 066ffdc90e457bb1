// Stands between Foyer and PostgreSQL and stops the database at a chosen statement: every connection breaks, and
// no new one is accepted until it returns. https://www.postgresql.org/docs/current/protocol-message-formats.html
import { EventEmitter, once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** `before` the database gets the statement, or `after` it has run: then only its answer is lost. */
export type Cut = 'before' | 'after';

export interface DatabaseProxy {
  url: string;
  /** At the n-th statement from now on, counted from 1. */
  stopAt(statement: number, cut: Cut): void;
  /** Whether that statement was reached. */
  hasStopped(): boolean;
  /** Resolves when it is. */
  stopped(): Promise<unknown>;
  /** Stops it now. */
  stopNow(): void;
  start(): void;
  close(): Promise<void>;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const url = new URL(databaseUrl);
  const database = addressOf(url);
  const sockets = new Set<Socket>();
  const events = new EventEmitter();
  let isStopped = false;
  let left = Number.POSITIVE_INFINITY;
  let cut: Cut = 'before';

  function stopNow(): void {
    isStopped = true;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    events.emit('stopped');
  }

  function carry(client: Socket, server: Socket): void {
    const messages = messageReader();
    let isLosing = false; // The statement was passed on: what the server sends next is its answer.
    client.on('data', (chunk) => {
      if (isLosing) return;
      const statements = messages(chunk);
      if (statements === 0 || statements < left) {
        left -= statements;
        server.write(chunk);
        return;
      }
      left = Number.POSITIVE_INFINITY;
      if (cut === 'before') return stopNow();
      isLosing = true;
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (isLosing) stopNow();
      else client.write(chunk);
    });
  }

  const proxy = createServer((client) => {
    if (isStopped) return client.destroy();
    const server = connect(database);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    carry(client, server);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening.');
  url.host = `127.0.0.1:${address.port}`;
  url.search = '';

  return {
    url: url.href,
    stopAt(statement, where) {
      [left, cut] = [statement, where];
    },
    hasStopped: () => isStopped,
    stopped: () => once(events, 'stopped'),
    stopNow,
    start() {
      isStopped = false;
      left = Number.POSITIVE_INFINITY;
    },
    async close() {
      stopNow();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

/** The embedded database listens on a Unix socket, named as `pg` and psql expect it. */
function addressOf({ hostname, port, searchParams }: URL): NetConnectOpts {
  const folder = searchParams.get('host');
  return folder ? { path: `${folder}/.s.PGSQL.${port}` } : { host: hostname, port: Number(port) };
}

/** Returns how many statements end in a chunk: `Query` and `Execute`. The first message, of the startup, has no type. */
function messageReader(): (chunk: Buffer) => number {
  let rest = Buffer.alloc(0);
  let hasStarted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    let statements = 0;
    for (;;) {
      const head = hasStarted ? 1 : 0;
      if (rest.length < head + 4) return statements;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return statements;
      if (hasStarted && 'QE'.includes(String.fromCharCode(rest[0] ?? 0))) statements += 1;
      hasStarted = true;
      rest = rest.subarray(end);
    }
  };
}
