// As Next loads a route beside a page: the same files twice in one process, with one database and one globalThis.
import { beforeEach, expect, it, vi } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { expireTokens, openSession, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';

const sandbox = ownSandbox();
ownDatabase();

async function loadBundle() {
  vi.resetModules();
  const { asCustomer } = await import('./vendor-token');
  const { fetchCustomer } = await import('@/lib/vendors/cleeng/customers');
  const { refusalOf } = await import('@/lib/errors/refusal-of');
  /** The customer's address, or the code that is shown. */
  return ({ session }: TestSession) =>
    asCustomer(session, fetchCustomer).then(
      ({ email }) => email,
      (error) => refusalOf(error, 'test').code,
    );
}

const bundles = [await loadBundle(), await loadBundle()];
let anna: TestSession;
const askFromBoth = () => Promise.all(bundles.map((ask) => ask(anna)));
const refreshes = async () =>
  (await sandbox.calls()).filter((call) => call.startsWith('POST /auths/refresh_token'));

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  anna = await openSession('anna');
  await expireTokens(anna, -1);
});

it('a page and a route that ask at once renew once', async () => {
  expect(await askFromBoth()).toEqual(['anna@example.com', 'anna@example.com']);
  expect(await refreshes()).toHaveLength(1);
});

it('both learn that the session has ended', async () => {
  await sandbox.control('advance', { seconds: 101 * 86_400 });
  expect(await askFromBoth()).toEqual(['session_ended', 'session_ended']);
  expect(await refreshes()).toHaveLength(1);
});

it('both learn that Cleeng does not respond', async () => {
  await sandbox.control('fail', {
    vendor: 'cleeng',
    path: '/auths/refresh_token',
    fault: 503,
    times: 9,
  });
  expect(await askFromBoth()).toEqual(['vendor_unavailable', 'vendor_unavailable']);
});
