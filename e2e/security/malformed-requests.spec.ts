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
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  // With a database of its own: the attempts count for nobody else.
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
      for (const { bytes, isWhole } of requests) {
        const response = await sendRaw(storefront.url, bytes, { thenEnd: !isWhole });
        const status = statusOf(response);
        statuses.add(status);
        if (status === null || status < 500) continue;
        const sent = bytes.toString('latin1').slice(0, 2_000);
        expect(response, `SEED=${seed}\n${sent}`).toMatch(/"error":"\w+"|<p>Something went wrong/);
      }
    }),
  );
  expect([...statuses]).toEqual(expect.arrayContaining([200, 303, 400, 403, 404, 405, 500]));
  expect((await request.get(`${storefront.url}/api/health`)).status()).toBe(200);
  const output = storefront.output();
  expect(output.match(/"event":"ready"/g), `SEED=${seed}`).toHaveLength(1);
  expect(output, `SEED=${seed}`).not.toMatch(/uncaughtException|unhandledRejection/);
});

for (const path of ['/account', '/', '/login'])
  test(`The data address of ${path} is no page`, async ({ page, member }) => {
    const own = await (await page.request.get('/account')).text();
    expect(own).toContain(member.name);
    const [, build] = /"b":"([\w-]+)"/.exec(own.replaceAll('\\', '')) ?? [];
    expect(build).toBeTruthy();
    const name = path === '/' ? '/index' : path;
    for (const prefix of [
      '/_next/data',
      '//_next/data',
      '/_next//data',
      '/%5fnext/data',
      '/./_next/data',
    ]) {
      for (const isData of ['', '1']) {
        const headers = { 'x-nextjs-data': isData };
        const response = await page.request.get(`${prefix}/${build}${name}.json`, { headers });
        expect(response.status(), prefix).toBe(404);
        expect(await response.text()).not.toContain(member.name);
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
