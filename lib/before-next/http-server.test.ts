import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { stampedSocketAddress } from '@/lib/web/socket-address';
import { prepareHttpServer } from './http-server';

setEnvironment({ APP_URL: 'http://localhost:3000' });

// Node's diagnostics channels, as http-server.ts uses them.
describe("Node's announcements", () => {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.end();
  });
  server.on('upgrade', () => undefined); // Like Next, which leaves them open.

  let older: Socket;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    older = connect((server.address() as AddressInfo).port, '127.0.0.1');
    older.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(older, 'data');
    prepareHttpServer({ isDevelopment: false });
  });

  it('come before each request of a connection that was open already', async () => {
    older.write('PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [head] = await once(older, 'data');
    expect(String(head)).toMatch(/^HTTP\/1\.1 405 /);
    older.destroy();
  });

  afterAll(() => server.close());

  it('come before an upgrade is read, which is then a plain request', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    );
    const [head] = await once(socket, 'data');
    expect(String(head)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    socket.destroy();
  });

  it('come before each request, with its socket and its server', async () => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.headers.get('keep-alive')).toBe('timeout=75');
    const headers = seen.at(-1)?.headers ?? {};
    expect(stampedSocketAddress({ get: (name) => String(headers[name]) })).toBe('127.0.0.1');
  });
});
