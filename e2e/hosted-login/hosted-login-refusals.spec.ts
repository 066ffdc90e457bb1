import type { APIResponse, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { postSignIn, sessionOf } from '../support/session';
import { signInThroughWidget } from './hosted-widget';

type Tokens = { jwt: string; refreshToken: string };

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const claims = {
  customerId: 100000001,
  publisherId: 123456789,
  exp: Math.floor(Date.now() / 1000) + 900,
};

async function post(
  page: Page,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const origin = new URL((await page.request.get('/api/health')).url()).origin;
  return page.request.post('/api/hosted-login', {
    headers: { origin, 'content-type': 'application/json', ...headers },
    data: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function expectRefusal(answer: APIResponse, status: number, error: string): Promise<void> {
  expect(await answer.json()).toEqual({ error });
  expect(answer.status()).toBe(status);
  expect(answer.headers()).not.toHaveProperty('set-cookie');
  expect(answer.headers()['cache-control']).toBe('no-store');
}

test('A token that Cleeng did not make for us, or that has expired, opens no session', async ({
  page,
  customer,
  sandbox,
  secondBrowser,
}) => {
  await customer.register();
  await postSignIn(secondBrowser.request, customer); // A page has fetched Cleeng's keys before the route does.
  const { email, password } = customer;
  const logIn = (body: object) => sandbox.cleeng<Tokens>('POST', '/auths', { body });
  const { jwt } = await logIn({ email, password, publisherId: '123456789' });
  const elsewhere = await logIn({
    email: 'elsewhere@example.com',
    password: 'elsewhere-sandbox-1',
    publisherId: '987654321',
  });
  const [header, , signature] = jwt.split('.');
  const bad = {
    'without a signature': `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`,
    'with the signature of other claims': `${header}.${encoded(claims)}.${signature}`,
    'signed with an unknown key': `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'unknown' })}.${encoded(claims)}.${signature}`,
    'signed with a shared secret': `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}.${signature}`,
    "another publisher's": elsewhere.jwt,
    'no token at all': 'seat',
    'too long': 'x'.repeat(5_000),
  };
  for (const [what, token] of Object.entries(bad)) {
    await test.step(what, async () => {
      await expectRefusal(
        await post(page, { jwt: token, refreshToken: 'r' }),
        401,
        'token_refused',
      );
    });
  }
  await sandbox.advance(901);
  await expectRefusal(await post(page, { jwt, refreshToken: 'r' }), 401, 'token_refused');
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
});

test('A pair of tokens is taken from our own pages alone, as JSON of its shape', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  const { email, password } = customer;
  const pair = await sandbox.cleeng<Tokens>('POST', '/auths', {
    body: { email, password, publisherId: '123456789' },
  });
  for (const origin of [sandbox.url, 'null', '']) {
    await expectRefusal(await post(page, pair, { origin }), 403, 'foreign_origin');
  }
  for (const body of ['', 'seat', '[]', '{}', '{"jwt":1}', { jwt: pair.jwt, refreshToken: 1 }]) {
    await expectRefusal(await post(page, body), 400, 'body_invalid');
  }
  await expectRefusal(
    await post(page, pair, { 'content-type': 'text/plain' }),
    400,
    'body_invalid',
  );
  await expectRefusal(await post(page, { ...pair, more: 'x'.repeat(20_000) }), 413, 'too_large');
  expect((await page.request.get('/api/hosted-login')).status()).toBe(405);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  const taken = await post(page, pair);
  expect(taken.status()).toBe(200);
  expect(await taken.text()).not.toContain('eyJ');
  expect(await taken.text()).not.toContain(pair.refreshToken);
  expect(await sessionOf(page.request)).toMatchObject({ state: 'signed-in', name: customer.name });
});

test('Only the widget uses its refresh token', async ({ page, customer, sandbox }) => {
  await customer.register();
  await signInThroughWidget(page, customer);
  await page.goto('/account');
  expect(await sandbox.calls('POST /auths/refresh_token')).toEqual([]);
});

test('Another site does not end a session with an empty pair', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await signInThroughWidget(page, customer);
  await expectRefusal(
    await post(page, { jwt: null, refreshToken: null }, { origin: sandbox.url }),
    403,
    'foreign_origin',
  );
  expect(await sessionOf(page.request)).toMatchObject({ state: 'signed-in' });
});
