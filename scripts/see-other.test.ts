import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { seeOther } from './see-other';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function statusOf(method: string, answer: RequestListener): Promise<number> {
  const server = createServer((request, response) => {
    seeOther(request, response);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/`, { method, redirect: 'manual' })).status;
}

const quietly: RequestListener = (_, response) => {
  response.statusCode = 307;
  response.setHeader('location', '/login').end();
};
const loudly: RequestListener = (_, response) => {
  response.writeHead(307, { location: '/login' }).end();
};

it.each([quietly, loudly])('asks a browser to look elsewhere, not to post there', async (answer) => {
  expect(await statusOf('POST', answer)).toBe(303);
});

it('leaves every other answer as it is', async () => {
  expect(await statusOf('GET', loudly)).toBe(307);
  expect(await statusOf('POST', (_, response) => response.writeHead(422).end())).toBe(422);
});
