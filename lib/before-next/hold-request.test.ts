import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { largestBody } from './check-request';
import { mostHeld } from './held-body';
import { holdRequest } from './hold-request';

vi.mock('@/lib/web/own-actions', () => ({ isActionOfOurs: () => true }));

const own = 'http://localhost:3000';
setEnvironment({ APP_URL: own });

/** Stands for Next. */
let next: (request: IncomingMessage, response: ServerResponse) => unknown;
const echo: typeof next = async (request, response) => response.end(await text(request));
const listener = (request: IncomingMessage, response: ServerResponse) =>
  holdRequest(request, response, () => next(request, response));
const server = createServer(listener);

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(() => {
  next = vi.fn(echo);
});
afterEach(() => void vi.useRealTimers());

function open(): Socket {
  return connect((server.address() as AddressInfo).port, '127.0.0.1');
}
function head(line: string, ...headers: string[]): string {
  return [`${line} HTTP/1.1`, 'Host: localhost', `Origin: ${own}`, ...headers, '', ''].join('\r\n');
}
/** Up to the end of the connection. */
async function responseTo(bytes: string): Promise<string> {
  const socket = open();
  socket.write(bytes);
  return text(socket);
}
const chunked = ['Transfer-Encoding: chunked', 'Connection: close'];
const chunk = (data: string) => `${data.length.toString(16)}\r\n${data}\r\n`;
const called = ['Next-Action: a', 'Content-Type: text/plain'];
const form = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n';
const ofForm = 'Content-Type: multipart/form-data; boundary=x';

describe('what is passed on', () => {
  it.each([
    ['a page', head('GET /', 'Connection: close'), ''],
    [
      'a form',
      head('POST /login', ofForm, `Content-Length: ${form.length}`, 'Connection: close') + form,
      form,
    ],
    [
      'a chunked form',
      head('POST /login', ofForm, ...chunked) +
        chunk(form.slice(0, 9)) +
        chunk(form.slice(9)) +
        chunk(''),
      form,
    ],
    ['an empty body', head('POST /api/session/end', ...chunked) + chunk(''), ''],
    [
      'as much as we read, in many chunks',
      head('POST /login', ...called, ...chunked) + chunk('a'.repeat(1_024)).repeat(256) + chunk(''),
      'a'.repeat(largestBody),
    ],
  ])('is whole: %s', async (_, bytes, body) => {
    const response = await responseTo(bytes);
    expect(response).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(response.includes(body) && response.length < body.length + 300).toBe(true);
    expect(next).toHaveBeenCalledOnce();
  });
});

describe('what is refused', () => {
  it.each([
    ['TRACE', head('TRACE /', 'Connection: close'), 405, 'Method Not Allowed'],
    ['OPTIONS *', head('OPTIONS *', 'Connection: close'), 405, 'Method Not Allowed'],
    ['PUT', head('PUT /login', 'Content-Length: 9999999'), 405, 'Method Not Allowed'],
    ['data', head('GET /_next/data/x/account.json', 'Connection: close'), 404, 'Not Found'],
    ['nothing', head('POST /login', 'Connection: close'), 400, 'We could not read the form.'],
    ['length', head('POST /login', 'Content-Length: 262145'), 413, 'This is too much to send'],
    ['at a route', head('POST /api/x', 'Content-Length: 262145'), 413, '{"error":"too_large"}'],
    [
      'chunks',
      head('POST /login', ...called, ...chunked) + chunk('a'.repeat(largestBody + 1)),
      413,
      'This is too much to send',
    ],
    [
      'many chunks',
      head('POST /login', ...called, ...chunked) + chunk('a').repeat(513),
      413,
      'This is too much to send',
    ],
  ])('never reaches Next: %s', async (_, bytes, status, sentence) => {
    const socket = open();
    socket.write(bytes);
    const [received] = await once(socket, 'data');
    socket.destroy();
    expect(String(received)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(String(received)).toMatch(/\r\ncache-control: no-store\r\n/i);
    expect(String(received)).toContain(sentence);
    expect(next).not.toHaveBeenCalled();
  });

  it('names the methods that are allowed', async () => {
    const response = await responseTo(head('DELETE /login', 'Connection: close'));
    expect(response).toMatch(/\r\nallow: GET, HEAD, POST\r\n/i);
  });

  it('is answered before its body has come, and the connection is closed after it', async () => {
    const socket = open();
    socket.write(head('POST /login', 'Content-Length: 300000'));
    const [received] = await once(socket, 'data');
    expect(String(received)).toMatch(/^HTTP\/1\.1 413 [\s\S]*\r\nconnection: close\r\n/i);
    socket.write('a'.repeat(300_000));
    expect(await text(socket)).toBe('');
  });

  it('is a body that has not come after fifteen seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = open();
    socket.write(`${head('POST /login', ofForm, 'Content-Length: 5000')}--x`);
    await once(server, 'request');
    await vi.advanceTimersByTimeAsync(14_999);
    expect(socket.bytesRead).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*took too long to reach us/);
    expect(next).not.toHaveBeenCalled();
  });
});

it('is not read on after many chunks, whatever it was answered before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const line of ['PUT /', 'POST /_next/data/x', 'POST /login']) {
    const socket = open();
    socket.write(head(line, ...called, 'Transfer-Encoding: chunked') + chunk('a').repeat(2_000));
    socket.on('error', () => undefined); // What was not read may reset the connection.
    await once(socket.resume(), 'close');
  }
});

it('gets no more than its share of memory, until others end', async () => {
  const full = head('POST /login', ...called, `Content-Length: ${largestBody}`);
  const sockets = Array.from({ length: mostHeld / largestBody }, open);
  let arrived = 0;
  const everyOne = new Promise<void>((resolve) => {
    server.on('request', (request: IncomingMessage) => {
      const { push } = request;
      let size = 0;
      request.push = (data: Buffer | null) => {
        size += data?.length ?? 0;
        if (size === largestBody - 1) arrived += 1;
        if (arrived === sockets.length) resolve();
        return push.call(request, data);
      };
    });
  });
  for (const socket of sockets) socket.write(full + 'a'.repeat(largestBody - 1));
  await everyOne;
  server.removeAllListeners('request').on('request', listener);
  const post = head('POST /login', ofForm, `Content-Length: ${form.length}`, 'Connection: close');
  expect(await responseTo(post + form)).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nretry-after: 15\r\n/i);
  const ofRoute = head('POST /api/x', 'Content-Length: 2', 'Connection: close');
  expect(await responseTo(`${ofRoute}{}`)).toMatch(/retry-after: 15\r\n[\s\S]*"unavailable"/i);
  for (const socket of sockets) socket.end('a');
  await Promise.all(sockets.map(text));
  for (let again = 0; again < 2; again += 1) {
    expect(await responseTo(post + form)).toMatch(/^HTTP\/1\.1 200 /);
  }
});

it('is closed and logged where the hook itself fails', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  next = () => {
    throw new Error('a bug');
  };
  expect(await responseTo(head('GET /'))).toBe('');
  expect(logged.mock.calls.join()).toMatch(/"event":"hook_failed".*"message":"a bug"/);
});

describe('an error of Next', () => {
  const post = head('POST /login', ofForm, `Content-Length: ${form.length}`, 'Connection: close');

  it('is replaced by a page of ours where a form was sent', async () => {
    next = (_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.setHeader('set-cookie', 'kept=1');
      response.statusCode = 500;
      response.write('Internal ');
      response.end('Server Error');
    };
    const response = await responseTo(post + form);
    expect(response).toMatch(/^HTTP\/1\.1 500 [\s\S]*\r\nset-cookie: kept=1\r\n/i);
    expect(response).toContain('Something went wrong');
    expect(response).not.toMatch(/Server Error$|gzip/);
  });

  it('stays where a route was called, and where the page is as it should be', async () => {
    next = (_, response) => response.writeHead(503).end('{"error":"limits_unavailable"}');
    const ofRoute = head('POST /api/session/end', 'Content-Length: 0', 'Connection: close');
    expect(await responseTo(ofRoute)).toMatch(/limits_unavailable/);
    next = (_, response) => response.writeHead(422, { 'x-a': 'b' }).end('a page');
    expect(await responseTo(post + form)).toMatch(/^HTTP\/1\.1 422 [\s\S]*x-a: b[\s\S]*a page/);
  });
});
