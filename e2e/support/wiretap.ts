import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One answer that went over the wire. */
export interface Overheard {
  call: string;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Wiretap {
  url: string;
  overheard: Overheard[];
  /** Where requests go on to; may be told once it is known. */
  leadTo(origin: string): void;
  stop(): Promise<void>;
}

/** Stands between two programs, passes everything on, and keeps what was answered. */
export async function startWiretap(host: 'localhost' | '127.0.0.1'): Promise<Wiretap> {
  const overheard: Overheard[] = [];
  let target = '';
  const server = createServer(async (asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' }; // Read as it is, not packed.
    const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
    onward.on('response', async (came) => {
      answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
      came.pipe(answer);
      const body = await text(came);
      overheard.push({
        call: `${asked.method} ${asked.url}`,
        status: came.statusCode ?? 0,
        headers: came.headers,
        body,
      });
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    overheard,
    leadTo(origin) {
      target = origin;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
