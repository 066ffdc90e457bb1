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

async function ask(answer: RequestListener, given: Partial<JsonRequest> = {}) {
  server = createServer(answer).listen(0, '127.0.0.1');
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

describe('an answer', () => {
  it.each([200, 404, 500])('is an answer whatever its status: %i', async (status) => {
    const answered = await ask((_, response) =>
      response.writeHead(status, { 'x-a': 'b' }).end('{"id":1}'),
    );
    expect(answered).toMatchObject({ status, body: { id: 1 } });
    expect(answered.headers.get('x-a')).toBe('b');
  });

  it.each(['', '<h1>Bad gateway</h1>', '{"id":'])(
    'that is no JSON has no body: %j',
    async (text) => {
      expect(await ask((_, response) => response.end(text))).toMatchObject({
        status: 200,
        body: undefined,
      });
    },
  );

  it('is asked for with what was given, as JSON', async () => {
    const { body } = await ask(
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

  it('keeps letters whose bytes arrive apart', async () => {
    const bytes = Buffer.from('{"name":"Zoë"}');
    const { body } = await ask((_, response) => {
      response.write(bytes.subarray(0, 12), () => response.end(bytes.subarray(12)));
    });
    expect(body).toEqual({ name: 'Zoë' });
  });
});

describe('no answer', () => {
  it('comes within the deadline', async () => {
    await expect(ask(() => {}, { deadlineMs: 100 })).rejects.toMatchObject({
      failure: 'timeout',
      message: 'cleeng fetchOffer: timeout: no answer within 100 ms',
    });
  });

  it('counts as one where only its beginning comes within the deadline', async () => {
    await expect(
      ask((_, response) => void response.write('{"id":'), { deadlineMs: 300 }),
    ).rejects.toMatchObject({
      failure: 'timeout',
    });
  });

  it('may be larger than a megabyte', async () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    const { body } = await ask((_, response) => response.end(text(1_000_000)));
    expect(body).toHaveLength(999_998);
    await expect(ask((_, response) => response.end(text(1_000_001)))).rejects.toMatchObject({
      failure: 'malformed',
    });
  });

  it('sends our tokens elsewhere', async () => {
    const asked: (string | undefined)[] = [];
    const leading: RequestListener = (request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    await expect(ask(leading)).rejects.toMatchObject({ failure: 'network' });
    expect(asked).toEqual(['/offers']);
  });

  it('comes over a broken line, whose reason is kept', async () => {
    await expect(ask((request) => request.socket.resetAndDestroy())).rejects.toMatchObject({
      failure: 'network',
      message: expect.stringMatching(/network: (ECONNRESET|UND_ERR_SOCKET)$/),
    });
  });
});
