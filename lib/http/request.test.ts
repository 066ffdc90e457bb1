import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type JsonRequest, requestJson } from './request';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function send(respond: RequestListener, given: Partial<JsonRequest> = {}) {
  server = createServer(respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/offers`;
  return requestJson({
    vendor: 'cleeng',
    operation: 'fetchOffer',
    method: 'GET',
    deadlineMs: 20_000,
    url,
    ...given,
  });
}

describe('a response', () => {
  it.each([200, 404, 500])('is returned with any status: %i', async (status) => {
    const result = await send((_, response) =>
      response.writeHead(status, { 'x-a': 'b' }).end('{"id":1}'),
    );
    expect(result).toMatchObject({ status, body: { id: 1 } });
    expect(result.headers.get('x-a')).toBe('b');
  });

  it.each(['', '<h1>Bad gateway</h1>', '{"id":'])(
    'that is not JSON has no body: %j',
    async (text) => {
      expect(await send((_, response) => response.end(text))).toMatchObject({
        status: 200,
        body: undefined,
      });
    },
  );

  it('comes from a request with the given method, headers and body', async () => {
    const { body } = await send(
      async (request, response) => {
        let text = '';
        for await (const chunk of request) text += chunk;
        const { accept, authorization, 'content-type': type } = request.headers;
        response.end(JSON.stringify({ method: request.method, accept, authorization, type, text }));
      },
      { method: 'POST', body: { name: 'Zoë' }, headers: { authorization: 'Bearer x' } },
    );
    expect(body).toEqual({
      method: 'POST',
      accept: 'application/json',
      authorization: 'Bearer x',
      type: 'application/json',
      text: '{"name":"Zoë"}',
    });
  });

  it('is decoded correctly when a character is split between chunks', async () => {
    const bytes = Buffer.from('{"name":"Zoë"}');
    const { body } = await send((_, response) => {
      response.write(bytes.subarray(0, 12), () => response.end(bytes.subarray(12)));
    });
    expect(body).toEqual({ name: 'Zoë' });
  });
});

describe('a failure', () => {
  it('is no response within the deadline', async () => {
    await expect(send(() => {}, { deadlineMs: 100 })).rejects.toMatchObject({
      failure: 'timeout',
      message: 'cleeng fetchOffer: timeout: no response within 100 ms',
    });
  });

  it('is a response that is not complete within the deadline', async () => {
    await expect(
      send((_, response) => void response.write('{"id":'), { deadlineMs: 300 }),
    ).rejects.toMatchObject({
      failure: 'timeout',
    });
  });

  it('is a response of more than a megabyte', async () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    const { body } = await send((_, response) => response.end(text(1_000_000)));
    expect(body).toHaveLength(999_998);
    await expect(send((_, response) => response.end(text(1_000_001)))).rejects.toMatchObject({
      failure: 'malformed',
    });
  });

  it('is a redirect, which is not followed', async () => {
    const requested: (string | undefined)[] = [];
    const redirect: RequestListener = (request, response) => {
      requested.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    await expect(send(redirect)).rejects.toMatchObject({ failure: 'network' });
    expect(requested).toEqual(['/offers']);
  });

  it('is a broken connection, with its code', async () => {
    await expect(send((request) => request.socket.resetAndDestroy())).rejects.toMatchObject({
      failure: 'network',
      message: expect.stringMatching(/network: (ECONNRESET|UND_ERR_SOCKET)$/),
    });
  });
});
