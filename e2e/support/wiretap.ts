import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Recorded {
  call: string;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Wiretap {
  url: string;
  recorded: Recorded[];
  /** Sets the origin that requests are forwarded to. */
  forwardTo(origin: string): void;
  stop(): Promise<void>;
}

/** A proxy between two programs that records every response. */
export async function startWiretap(host: 'localhost' | '127.0.0.1'): Promise<Wiretap> {
  const recorded: Recorded[] = [];
  let target = '';
  const server = createServer(async (request, response) => {
    const headers = { ...request.headers, 'accept-encoding': 'identity' }; // Uncompressed, to be searched.
    const forwarded = httpRequest(new URL(request.url ?? '/', target), {
      method: request.method,
      headers,
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
    forwarded.on('response', async (received) => {
      response.writeHead(received.statusCode ?? 502, received.rawHeaders);
      received.pipe(response);
      const body = await text(received);
      recorded.push({
        call: `${request.method} ${request.url}`,
        status: received.statusCode ?? 0,
        headers: received.headers,
        body,
      });
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    recorded,
    forwardTo(origin) {
      target = origin;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
