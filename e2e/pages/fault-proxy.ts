import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface FaultProxy {
  url: string;
  forwardTo(origin: string): void;
  /** The answers to actions end after this share of their bytes, with a reset. 1: they are complete. */
  cutAnswersAt(share: number): void;
  stop(): Promise<void>;
}

/** Between browser and storefront: a browser's own routes cannot break an answer off. */
export async function startFaultProxy(): Promise<FaultProxy> {
  let target = '';
  let share = 1;
  const server = createServer((request, response) => {
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const forwarded = httpRequest(new URL(request.url ?? '/', target), {
      method: request.method,
      headers,
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
    forwarded.on('response', async (received) => {
      response.writeHead(received.statusCode ?? 502, received.rawHeaders);
      if (share === 1 || !('next-action' in request.headers)) return received.pipe(response);
      const body = await buffer(received);
      response.write(body.subarray(0, Math.ceil(body.length * share)), () =>
        response.socket?.resetAndDestroy(),
      );
    });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    forwardTo(origin) {
      target = origin;
    },
    cutAnswersAt(given) {
      share = given;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
