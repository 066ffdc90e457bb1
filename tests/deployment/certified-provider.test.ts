// Single sign-on of the built product with a provider that is not ours: run by `npm run test:all`, after a build.
import { randomBytes } from 'node:crypto';
import { type APIRequestContext, request } from '@playwright/test';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startProgram } from '@/bench/support/program';
import { openForm } from '@/e2e/support/http-form';
import { findPostgres, startPostgres } from '@/lib/db/test-postgres';
import { applyMigrations } from '@/prisma/apply-migrations';
import { startBalancer } from './balancer';
import { type CertifiedProvider, client, startCertifiedProvider } from './certified-provider';
import { startInstance } from './instance';

const stops: (() => Promise<unknown>)[] = [];
let storefront: string;
let provider: CertifiedProvider;

beforeAll(async () => {
  const binaries = findPostgres();
  if (!binaries) throw new Error('Install PostgreSQL: this test needs it.');
  const postgres = await startPostgres(binaries);
  stops.push(postgres.stop);
  await applyMigrations(postgres.url);
  const sandbox = await startProgram('sandbox/main.ts', {
    ready: /^sandbox ready on (\S+)$/,
    environment: { SANDBOX_PORT: '0', SANDBOX_STATE: '', SANDBOX_ADMIN_TOKEN: '' },
  });
  stops.push(sandbox.stop);
  const balancer = await startBalancer([]); // Its address is known before the instance starts.
  stops.push(balancer.stop);
  storefront = balancer.url;
  provider = await startCertifiedProvider(storefront);
  stops.push(provider.stop);
  const instance = await startInstance('.next/standalone', {
    APP_URL: storefront,
    VISITOR_ADDRESS: 'forwarded:1',
    DATABASE_URL: postgres.url,
    SESSION_KEYS: randomBytes(32).toString('base64url'),
    CLEENG_API_URL: `${sandbox.url}/cleeng`,
    CLEENG_JWKS_URL: `${sandbox.url}/cleeng/.well-known/jwks.json`,
    CLEENG_PUBLISHER_ID: '123456789',
    CLEENG_OFFERS: 'S916977979_NL',
    CLEENG_PUBLISHER_TOKEN: 'sandbox-publisher-token',
    SSO_ISSUER: provider.issuer,
    SSO_CLIENT_ID: client.id,
    SSO_CLIENT_SECRET: client.secret,
    SSO_NAME: 'Example ID',
  });
  stops.push(instance.stop);
  balancer.ports = [instance.port];
}, 120_000);

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
}, 60_000);

async function newBrowser(): Promise<APIRequestContext> {
  const browser = await request.newContext({ baseURL: storefront });
  stops.push(() => browser.dispose());
  return browser;
}

const stateOf = async (browser: APIRequestContext): Promise<string> =>
  (await (await browser.get('/api/session')).json()).state;

/** Returns the page on which it ends. */
async function signIn(browser: APIRequestContext): Promise<string> {
  return new URL((await browser.get('/sso?returnTo=/account')).url()).pathname;
}

/** The provider asks before it signs anybody out. Returns the page on which it ends. */
async function confirmLogout(browser: APIRequestContext, address: string): Promise<string> {
  const page = await (await browser.get(address)).text();
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
  const confirmed = await browser.post(`${provider.issuer}/session/end/confirm`, {
    form: { xsrf, logout: 'yes' },
  });
  return confirmed.url();
}

it('A customer links their account, and is known from then on', async () => {
  const browser = await newBrowser();
  expect(await signIn(browser)).toBe('/sso/link');
  expect(await stateOf(browser)).toBe('guest');
  const link = await openForm(browser, '/sso/link', 'Connect and continue');
  const linked = await link.send({ password: 'anna-sandbox-1' });
  expect([linked.status(), linked.headers().location]).toEqual([303, '/account']);
  const elsewhere = await newBrowser();
  expect(await signIn(elsewhere)).toBe('/account');
  expect(await stateOf(elsewhere)).toBe('signed-in');
});

it('New keys of the provider are found', async () => {
  for (let rotation = 0; rotation < 2; rotation++) {
    await provider.rotateKeys();
    // An unknown key is looked for once in five seconds.
    await vi.waitFor(async () => expect(await signIn(await newBrowser())).toBe('/account'), {
      timeout: 20_000,
      interval: 500,
    });
  }
});

it('A customer signs out here and at the provider', async () => {
  const browser = await newBrowser();
  await signIn(browser);
  const signOut = await openForm(browser, '/account', 'Uitloggen');
  expect((await signOut.send()).headers().location).toBe('/sso/signed-out');
  const left = await confirmLogout(browser, '/sso/sign-out');
  expect(left).toBe(`${storefront}/sso/signed-out`);
  const { cookies } = await browser.storageState();
  expect(cookies.map(({ name }) => name)).not.toContain('_session');
});

it("A logout at the provider ends the customer's session", async () => {
  const [browser, other] = [await newBrowser(), await newBrowser()];
  await Promise.all([signIn(browser), signIn(other)]);
  expect([await stateOf(browser), await stateOf(other)]).toEqual(['signed-in', 'signed-in']);
  await confirmLogout(browser, `${provider.issuer}/session/end`);
  await vi.waitFor(async () => expect(await stateOf(browser)).toBe('guest'));
  expect(await stateOf(other)).toBe('signed-in');
});
