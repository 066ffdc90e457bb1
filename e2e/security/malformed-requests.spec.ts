import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { malformedRequests } from './malformed-requests';
import { sendRaw, statusOf } from './raw-request';

const atOnce = 8;
const forms = [
  ['/login', 'Sign in'],
  ['/register', 'Create account'],
  ['/reset-password', 'Send me the link'],
  ['/', 'Deutsch'],
] as const;

test('Five thousand malformed requests leave the process running, and no error without a name', async ({
  request,
  startAnother,
}) => {
  test.setTimeout(180_000);
  const seed = Number(process.env.SEED ?? (process.env.CI ? 1 : Date.now() % 2 ** 31));
  console.log(`SEED=${seed}`);
  // Its own database, so that the attempts do not use up the limits of other tests.
  const storefront = await startAnother({ DATABASE_URL: '' });
  const templates = await Promise.all(
    forms.map(async ([page, button]) => {
      const { fields } = await openForm(request, `${storefront.url}${page}`, button);
      return { page, fields };
    }),
  );
  const requests = malformedRequests(seed, 5_000, storefront.url, templates);
  const statuses = new Set<number | null>();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { bytes, isWhole, mayBeUnexpected } of requests) {
        const response = await sendRaw(storefront.url, bytes, { thenEnd: !isWhole });
        const status = statusOf(response);
        statuses.add(status);
        const sent = `SEED=${seed}\n${bytes.toString('latin1').slice(0, 2_000)}`;
        if (isWhole) expect(status, sent).not.toBeNull();
        if (status === null || status < 500) continue;
        const code = refusalIn(response);
        expect(code, `${sent}\n\n${response.slice(0, 2_000)}`).toBeDefined();
        if (!mayBeUnexpected) expect(code, sent).not.toBe('unexpected');
      }
    }),
  );
  expect([...statuses]).toEqual(expect.arrayContaining([200, 303, 400, 403, 404, 405]));
  expect((await request.get(`${storefront.url}/api/health`)).status()).toBe(200);
  const output = storefront.output();
  expect(output.match(/^Foyer is ready on /gm), `SEED=${seed}`).toHaveLength(1);
  expect(output, `SEED=${seed}`).not.toMatch(/uncaughtException|unhandledRejection/);
});

test('A data address is no page', async ({ page, member, storefront }) => {
  expect(await (await page.request.get('/account')).text()).toContain(member.name);
  const build = (await readFile('.next/standalone/.next/BUILD_ID', 'utf8')).trim();
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);
  const prefixes = ['/_next', '//_next', '/./_next', '/a/../_next', '/a/%2e%2e/_next', '/%5fnext'];
  for (const prefix of prefixes) {
    for (const name of ['/account', '/index', '/login']) {
      const response = await sendRaw(
        storefront.url,
        [
          `GET ${prefix}/data/${build}${name}.json HTTP/1.1`,
          `Host: ${new URL(storefront.url).host}`,
          `Cookie: ${cookies.join('; ')}`,
          'X-Nextjs-Data: 1',
          'Connection: close',
          '',
          '',
        ].join('\r\n'),
      );
      expect(statusOf(response), prefix + name).toBe(404);
    }
  }
});

test('A method that no page has is refused, and told which ones there are', async ({
  storefront,
}) => {
  const { host } = new URL(storefront.url);
  for (const line of [
    'TRACE /',
    'TRACE /api/session',
    'OPTIONS *',
    'PUT /login',
    'DELETE /login',
    'OPTIONS /',
    'PATCH /api/session',
    'QUERY /',
  ]) {
    const response = await sendRaw(
      storefront.url,
      `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(response, line).toMatch(/^HTTP\/1\.1 405 [\s\S]*\r\nallow: GET, HEAD, POST/i);
  }
});

/** Of a route, or of a page that stands for one that failed. */
function refusalIn(response: string): string | undefined {
  return /"error":"(\w+)"|<meta name="refusal" content="(\w+)">/
    .exec(response)
    ?.slice(1)
    .find(Boolean);
}
