import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** The sandbox's vendors under the variables that name real ones. */
export const named = (url: string) => ({
  CLEENG_API_URL: `${url}/cleeng`,
  CLEENG_JWKS_URL: `${url}/cleeng/.well-known/jwks.json`,
  CLEENG_PUBLISHER_ID: '123456789',
  CLEENG_WIDGETS_URL: `${url}/cleeng/widgets/cleeng.js`,
  BIGCOMMERCE_CLIENT_ID: 'foyerclientid0000000000000000000',
  BIGCOMMERCE_CLIENT_SECRET: 'sandbox-client-secret-of-31-byte',
  BIGCOMMERCE_STORE_HASH: 'foyer1store',
  BIGCOMMERCE_ACCESS_TOKEN: 'sandbox-access-token',
  BIGCOMMERCE_STORE_URL: url,
  BIGCOMMERCE_API_URL: `${url}/bigcommerce`,
  KUSTOMER_API_KEY: 'a-key-of-no-kind',
  KUSTOMER_CHAT_SECRET: 'a-chat-secret-of-more-than-32-bytes',
  KUSTOMER_WIDGET_URL: `${url}/kustomer/chat-web/widget.js`,
});

export async function unusedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

export async function respondingWith(
  status: number,
  headers: Record<string, string> = {},
): Promise<string> {
  return serve(createServer((_, response) => response.writeHead(status, headers).end()));
}

/** Responds as Cleeng does to a request that it does not understand. */
export async function refusing(): Promise<string> {
  const refusal = JSON.stringify({ errors: ['Bad request'], code: 'REQ0001' });
  return serve(
    createServer((_, response) =>
      response.writeHead(400, { 'content-type': 'application/json' }).end(refusal),
    ),
  );
}

/** The sandbox with a clock that is an hour ahead. */
export async function anHourLater(sandboxUrl: string): Promise<string> {
  const hour = 3_600;
  const server = createServer(async ({ method, url, headers }, outgoing) => {
    const token = headers['x-auth-token'];
    const response = await fetch(`${sandboxUrl}${url}`, {
      method,
      headers: token ? { 'x-auth-token': String(token) } : {},
    });
    const body = (await response.text()).replace(
      /("time": ?)(\d+)/,
      (_, name, time) => `${name}${Number(time) + hour}`,
    );
    outgoing.sendDate = false;
    outgoing.setHeader('date', new Date(Date.now() + hour * 1000).toUTCString());
    outgoing.setHeader('content-type', response.headers.get('content-type') ?? 'text/plain');
    outgoing.writeHead(response.status).end(body);
  });
  return serve(server);
}

async function serve(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
