import { connect, type Socket } from 'node:net';
import { sendSignIn } from '../sign-in';

/** Sends something to the storefront. Resolves when it is answered, or as long as it is to last. */
export type Attack = (url: string) => Promise<unknown>;

const megabyte = 1024 * 1024;
const lastingMs = 3_000;

const boundary = 'x';
const ofForm = `Content-Type: multipart/form-data; boundary=${boundary}`;
const ofCall = ['Next-Action: a', 'Content-Type: text/plain'];

function parts(count: number, more = ''): string {
  const part = (number: number) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="f${number}"${more}\r\n\r\n\r\n`;
  return `${Array.from({ length: count }, (_, number) => part(number)).join('')}--${boundary}--\r\n`;
}

const emptyFiles = parts(60_000, '; filename=""');
const fullOfParts = parts(4_500);
const asManyAsAllowed = parts(1_000);

export const attacks: Record<string, Attack> = {
  'nothing, for comparison': () => wait(lastingMs),
  '60,000 empty files': (url) => post(url, '/login', emptyFiles),
  '60,000 empty files, chunked': (url) => postInChunks(url, '/login', emptyFiles, 65_536),
  '60,000 empty files to a route': (url) => post(url, '/api/session/end', emptyFiles),
  '60,000 empty files to no route': (url) => postInChunks(url, '/api/nothing', emptyFiles, 65_536),
  '60,000 empty files to no page': (url) => postInChunks(url, '/nothing', emptyFiles, 65_536),
  '60,000 empty files to an action': (url) =>
    postInChunks(url, '/login', emptyFiles, 65_536, ['Next-Action: a', ofForm]),
  'twenty forms of 4,500 fields': (url) => times(20, () => post(url, '/login', fullOfParts)),
  'ten forms of 1,000 fields': (url) => times(10, () => post(url, '/login', asManyAsAllowed)),
  'an e-mail address of 62,000 umlauts': (url) =>
    sendSignIn(url, { email: `a@${'ü'.repeat(62_000)}.example`, password: 'x' }),
  'forty unfinished posts of 9 MB': (url) =>
    times(40, () => unfinished(url, ['Content-Length: 9437184'], 'x'.repeat(9 * megabyte))),
  'forty unfinished chunked posts': (url) =>
    times(40, () =>
      unfinished(url, ['Transfer-Encoding: chunked'], chunk('x'.repeat(9 * megabyte))),
    ),
  'two hundred posts of 250 kB without an end': (url) =>
    times(200, () => unfinished(url, ['Content-Length: 250001'], 'x'.repeat(250_000))),
  // For the memory: in waves, because so many connections at one moment take their time whatever they send.
  'twelve hundred of them, in six waves': (url) =>
    times(1_200, async (_, index) => {
      await wait(Math.floor(index / 200) * (lastingMs / 12));
      await unfinished(url, ['Content-Length: 250001'], 'x'.repeat(250_000));
    }),
  'chunks of one byte': (url) =>
    times(5, () => postInChunks(url, '/login', 'x'.repeat(250_000), 1, ofCall)),
  'chunks of one byte, from forty at once': (url) =>
    times(40, () => postInChunks(url, '/login', 'x'.repeat(250_000), 1, ofCall)),
  'chunks of one byte for PUT, from forty at once': (url) =>
    times(40, () => sendChunks(url, 'PUT', '/', 'x'.repeat(250_000), 1, [])),
  'deeply nested text to an action': (url) =>
    times(5, () => post(url, '/login', '['.repeat(250_000), ofCall)),
  'nine megabytes from another site': (url) =>
    times(10, () => post(url, '/login', 'x'.repeat(9 * megabyte), [ofForm], 'http://evil.example')),
  'a body of 9 MB for GET': (url) =>
    times(10, () => send(url, 'GET', '/login', [ofForm], 'x'.repeat(9 * megabyte))),
  'a thousand TRACE and OPTIONS *': (url) =>
    times(500, async () => {
      await send(url, 'TRACE', '/login', [], '');
      await send(url, 'OPTIONS', '*', [], '');
    }),
};

function post(url: string, path: string, body: string, headers = [ofForm], origin = url) {
  return send(url, 'POST', path, headers, body, origin);
}

function postInChunks(url: string, path: string, body: string, size: number, headers = [ofForm]) {
  return sendChunks(url, 'POST', path, body, size, headers);
}

function sendChunks(
  url: string,
  method: string,
  path: string,
  body: string,
  size: number,
  headers: string[],
) {
  const pieces = body.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  const head = headOf(url, method, path, [...headers, 'Transfer-Encoding: chunked'], url);
  return untilClosed(open(url), head + pieces.map(chunk).join('') + chunk(''));
}

function send(
  url: string,
  method: string,
  path: string,
  headers: string[],
  body: string,
  origin = url,
) {
  const length = body.length > 0 ? [`Content-Length: ${body.length}`] : [];
  return untilClosed(open(url), headOf(url, method, path, [...headers, ...length], origin) + body);
}

/** Sends all but the end, and holds the connection for a while. */
async function unfinished(url: string, headers: string[], body: string): Promise<void> {
  const socket = open(url);
  socket.write(headOf(url, 'POST', '/login', [ofForm, ...headers], url) + body);
  await wait(lastingMs);
  socket.destroy();
}

function headOf(
  url: string,
  method: string,
  path: string,
  headers: string[],
  origin: string,
): string {
  const always = [`Host: ${new URL(url).host}`, `Origin: ${origin}`, 'Connection: close'];
  return [`${method} ${path} HTTP/1.1`, ...always, ...headers, '', ''].join('\r\n');
}

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

function open(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined); // A reset is what these may get.
  socket.resume();
  return socket;
}

function untilClosed(socket: Socket, bytes: string): Promise<unknown> {
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(bytes, 'latin1');
  return closed;
}

function times(
  count: number,
  run: (_: unknown, index: number) => Promise<unknown>,
): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, run));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
