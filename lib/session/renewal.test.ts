import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeRenewalTurn } from '@/lib/db/renewals';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import { VendorError } from '@/lib/errors';
import { ownSandbox } from '@/lib/test-sandbox';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { expireTokens, openSession, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';
import { asCustomer } from './vendor-token';

vi.mock('@/lib/vendors/cleeng/auths', async (load) => {
  const auths = await load<typeof import('@/lib/vendors/cleeng/auths')>();
  return { ...auths, refreshAuth: vi.fn(auths.refreshAuth) };
});
vi.mock('@/lib/db/renewals', async (load) => {
  const renewals = await load<typeof import('@/lib/db/renewals')>();
  return { ...renewals, takeRenewalTurn: vi.fn(renewals.takeRenewalTurn) };
});

const sandbox = ownSandbox();
ownDatabase();

const refreshes = async () =>
  (await sandbox.calls()).flatMap((call) => call.match(/^POST \/auths\/refresh_token (.*)/)?.[1] ?? []);
const slow = async (seconds: number) => {
  await sandbox.control('settings', { slowSeconds: seconds });
  await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault: 'slow' });
};

let anna: TestSession;
const ask = () => asCustomer(anna.session, (jwt, customerId) => fetchCustomer(customerId, jwt));

const turnIsTaken = () =>
  vi.waitFor(async () => expect((await findMirror(anna.session.id))?.renewalLeaseEnds).not.toBeNull());

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.clearAllMocks();
  // What is under way here is found by nobody, as if everybody were a process of their own.
  vi.spyOn(Reflect.get(globalThis, 'foyerRenewals'), 'get').mockReturnValue(undefined);
  anna = await openSession('anna');
  await expireTokens(anna, -1);
});

describe('of several processes', () => {
  it('one renews, and the others use its tokens', async () => {
    await slow(1);
    const first = ask();
    await turnIsTaken();
    const others = Array.from({ length: 4 }, ask);
    const answers = await Promise.all([first, ...others]);
    expect(answers.map(({ email }) => email)).toEqual(Array(5).fill('anna@example.com'));
    expect(await refreshes()).toEqual(['200']);
  });

  it('those who wait learn that the one had no answer, and do not ask themselves', async () => {
    const asker = new AsyncLocalStorage<number>();
    const seen = new Set<number | undefined>();
    const take = vi.mocked(takeRenewalTurn).getMockImplementation();
    vi.mocked(takeRenewalTurn).mockImplementation(async (...turn) => {
      const taken = (await take?.(...turn)) ?? null;
      seen.add(asker.getStore());
      return taken;
    });
    const haveAllWaited = () => expect(seen.size).toBe(5);
    vi.mocked(refreshAuth).mockImplementationOnce(async () => {
      await vi.waitFor(haveAllWaited, { timeout: 5_000 });
      throw new VendorError('cleeng', 'refreshAuth', 'failing', 'status 503');
    });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, (_, who) => asker.run(who, ask)));
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.name)).toEqual(
      Array(5).fill('VendorError'),
    );
    expect(refreshAuth).toHaveBeenCalledOnce();
    expect(await refreshes()).toEqual([]);
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null, renewalLeaseEnds: null });
  });

  it('one that comes late renews nothing for a session that has ended', async () => {
    await slow(1);
    const renewal = ask();
    await turnIsTaken();
    await endMirror(anna.session.id, 'signed_out', new Date());
    await expect(renewal).rejects.toMatchObject({ code: 'session_ended' });
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedReason: 'signed_out',
      sealedTokens: null,
      tokensVersion: 1,
    });
  });
});
