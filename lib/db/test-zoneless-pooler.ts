import 'server-only';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A proxy that drops a client's time zone, as some poolers do. */
export async function startZonelessPooler(
  postgresUrl: string,
): Promise<{ url: string; stop(): void }> {
  const { hostname, port } = new URL(postgresUrl);
  const pooler = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const side of [client, server]) side.on('error', () => undefined);
    client.once('data', (startup) => {
      server.write(withoutTimeZone(startup));
      client.pipe(server).pipe(client);
    });
  }).listen(0, '127.0.0.1');
  await once(pooler, 'listening');
  const address = pooler.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening.');
  const url = new URL(postgresUrl);
  url.port = String(address.port);
  return { url: url.href, stop: () => pooler.close() };
}

/** The first message: its length in four bytes, the protocol, then names and values, each followed by a zero. */
function withoutTimeZone(startup: Buffer): Buffer {
  const kept = startup.toString('latin1').replace('TimeZone\0UTC\0', '');
  const message = Buffer.from(kept, 'latin1');
  message.writeInt32BE(message.length);
  return message;
}
