import { on, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from '../support/fixtures';

async function send(url: string, lines: string[]): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(lines.join('\r\n'));
  return socket;
}

function get(path: string, ...headers: string[]): string[] {
  return [`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''];
}

async function firstLine(socket: Socket): Promise<string | undefined> {
  const [head] = await once(socket, 'data');
  socket.destroy();
  return String(head).split('\r\n')[0];
}

for (const protocol of ['h2c', 'websocket']) {
  test(`A request to upgrade to ${protocol} is answered as a plain one`, async ({ storefront }) => {
    const socket = await send(
      storefront.url,
      get('/api/health', 'Connection: Upgrade', `Upgrade: ${protocol}`),
    );
    expect(await firstLine(socket)).toBe('HTTP/1.1 200 OK');
  });
}

test('The first request of all may be an upgrade', async ({ startAnother }) => {
  const { url, stop } = await startAnother({});
  const socket = await send(url, get('/api/health', 'Connection: Upgrade', 'Upgrade: websocket'));
  expect(await firstLine(socket)).toBe('HTTP/1.1 200 OK');
  await stop();
});

test('An idle connection outlives those of a balancer', async ({ storefront }) => {
  const socket = await send(storefront.url, get('/api/health'));
  const [head] = await once(socket, 'data');
  const [, seconds] = /\r\nkeep-alive: timeout=(\d+)\r\n/i.exec(String(head)) ?? [];
  expect(Number(seconds)).toBeGreaterThan(60);
  socket.destroy();
});

/** Pages come in chunks, of which the last one is empty. */
async function nextResponse(socket: Socket): Promise<string> {
  let text = '';
  for await (const [chunk] of on(socket, 'data', { close: ['end', 'close'] })) {
    text += chunk;
    if (/\r\n0\r\n\r\n$/.test(text) || /content-length: \d+\r\n/i.test(text)) break;
  }
  return text;
}

test('Stopping lets a request finish, and does not wait for one that never ends', async ({
  startAnother,
  request,
  sandbox,
}) => {
  const { url, stop } = await startAnother({ DATABASE_URL: '' }); // With an embedded database, which stops with it.
  await request.get(`${url}/login`);
  const started = await Promise.all([
    send(url, get('/')),
    send(url, ['GET /login HTTP/1.1', 'Host: loc']),
    send(url, ['POST /login HTTP/1.1', 'Host: localhost', 'Content-Length: 5000', '', 'email=']),
    send(url, get('/', 'Connection: Upgrade', 'Upgrade: websocket')),
  ]);
  for (const socket of started) socket.on('error', () => undefined); // Some are reset, as intended.
  await sandbox.settings({ slowSeconds: 1 });
  await sandbox.fail({ path: '/locales', fault: 'slow' });
  const connection = await send(url, get('/register'));
  await expect.poll(async () => (await sandbox.calls('GET /locales')).length).toBe(1);

  const before = performance.now();
  const stopped = stop();
  const page = await nextResponse(connection);
  expect(page).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  // A balancer may go on using its connection: it is answered, with `connection: close`.
  connection.write(get('/api/health').join('\r\n'));
  expect(await nextResponse(connection)).toMatch(
    /^HTTP\/1\.1 200 OK\r\n(.+\r\n)*connection: close\r\n/i,
  );
  await stopped;
  const killedAfterMs = 10_000; // By the launcher.
  expect(performance.now() - before).toBeLessThan(killedAfterMs - 2_000);
});
