import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { storeRenewedTokens, takeRenewalLease } from '@/lib/db/renewals';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { sealTokens } from '@/lib/session/stored-tokens';
import {
  expireTokens,
  openSession,
  rowOf,
  storedPair,
  type TestSession,
} from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { underWay } from './renewal';
import { asCustomer } from './vendor-token';

vi.mock('@/lib/vendors/cleeng/auths', async (load) => {
  const auths = await load<typeof import('@/lib/vendors/cleeng/auths')>();
  return { ...auths, refreshAuth: vi.fn(auths.refreshAuth) };
});
vi.mock('@/lib/db/renewals', async (load) => {
  const renewals = await load<typeof import('@/lib/db/renewals')>();
  return {
    ...renewals,
    takeRenewalLease: vi.fn(renewals.takeRenewalLease),
    storeRenewedTokens: vi.fn(renewals.storeRenewedTokens),
  };
});

const sandbox = ownSandbox();
ownDatabase();

const refreshes = async () =>
  (await sandbox.calls()).flatMap(
    (call) => call.match(/^POST \/auths\/refresh_token (.*)/)?.[1] ?? [],
  );
const slow = async (seconds: number) => {
  await sandbox.control('settings', { slowSeconds: seconds });
  await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault: 'slow' });
};

let anna: TestSession;
const ask = () => asCustomer(anna.session, fetchCustomer);

const leaseIsTaken = () =>
  vi.waitFor(
    async () => expect((await findMirror(anna.session.id))?.renewalLeaseEnds).not.toBeNull(),
    { timeout: 10_000, interval: 10 }, // The machine may be busy.
  );

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.clearAllMocks();
  // Without the shared promise, each request acts like another process.
  vi.spyOn(underWay, 'get').mockReturnValue(undefined);
  anna = await openSession('anna');
  await expireTokens(anna, -1);
});

describe('of several processes', () => {
  it('one renews, and the others use its tokens', async () => {
    await slow(1);
    const first = ask();
    await leaseIsTaken();
    const others = Array.from({ length: 4 }, ask);
    const answers = await Promise.all([first, ...others]);
    expect(answers.map(({ email }) => email)).toEqual(Array(5).fill('anna@example.com'));
    expect(await refreshes()).toEqual(['200']);
  });

  it('those who wait learn that the one had no answer, and do not ask themselves', async () => {
    const asker = new AsyncLocalStorage<number>();
    const seen = new Set<number | undefined>();
    const take = vi.mocked(takeRenewalLease).getMockImplementation();
    vi.mocked(takeRenewalLease).mockImplementation(async (...lease) => {
      const taken = (await take?.(...lease)) ?? null;
      seen.add(asker.getStore());
      return taken;
    });
    const haveAllWaited = () => expect(seen.size).toBe(5);
    vi.mocked(refreshAuth).mockImplementationOnce(async () => {
      await vi.waitFor(haveAllWaited, { timeout: 5_000 });
      throw new VendorError('cleeng', 'refreshAuth', 'failing', 'status 503');
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, (_, who) => asker.run(who, ask)),
    );
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.name)).toEqual(
      Array(5).fill('VendorError'),
    );
    expect(refreshAuth).toHaveBeenCalledOnce();
    expect(await refreshes()).toEqual([]);
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedAt: null,
      renewalLeaseEnds: null,
    });
  });

  it('one that was overtaken neither ends the session nor is lost itself', async () => {
    const { tokensVersion = 0 } = (await findMirror(anna.session.id)) ?? {};
    vi.mocked(refreshAuth).mockImplementationOnce(async () => {
      // Stopped until its lease had run out; meanwhile another has spent the token and holds the lease.
      await database().sessionMirror.update({
        where: { id: anna.session.id },
        data: { renewalLeaseEnds: new Date(Date.now() - 1_000) },
      });
      const lease = await takeRenewalLease(anna.session.id, tokensVersion, 60_000);
      expect(lease).not.toBeNull();
      throw new CleengTokenRefused('refreshAuth', 'the refresh token is dead');
    });
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null });
    const pair = {
      ...(await storedPair(anna)),
      jwt: 'other-jwt',
      expiresAt: new Date(Date.now() + 900_000),
    };
    expect(
      await storeRenewedTokens(
        anna.session.id,
        tokensVersion,
        await sealTokens(await rowOf(anna.session.id), pair),
      ),
    ).toBe(true);
    expect(await asCustomer(anna.session, async ({ jwt }) => jwt)).toBe('other-jwt');
  });

  it('one stores what it got though the database is away for a moment', async () => {
    vi.mocked(storeRenewedTokens).mockRejectedValueOnce(new Error('the database is away'));
    vi.spyOn(console, 'error').mockReturnValue();
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
    expect(await refreshes()).toEqual(['200']);
    expect(await storedPair(anna)).not.toMatchObject({ jwt: anna.jwt });
  });

  it('one releases its lease whatever goes wrong', async () => {
    vi.mocked(refreshAuth).mockRejectedValueOnce(new Refusal('vendor_refused'));
    await expect(ask()).rejects.toThrow('vendor_refused');
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedAt: null,
      renewalLeaseEnds: null,
      isRenewalUnsure: false,
    });
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
  });

  it('a request whose token is still valid does not wait for another', async () => {
    await expireTokens(anna);
    const { tokensVersion = 0 } = (await findMirror(anna.session.id)) ?? {};
    await takeRenewalLease(anna.session.id, tokensVersion, 60_000);
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
    expect(await refreshes()).toEqual([]);
  });

  it('one that comes late renews nothing for a session that has ended', async () => {
    await slow(1);
    const renewal = ask();
    await leaseIsTaken();
    await endMirror(anna.session.id, 'signed_out', new Date());
    await expect(renewal).rejects.toMatchObject({ code: 'session_ended' });
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedReason: 'signed_out',
      sealedTokens: null,
      tokensVersion: 1,
    });
  });
});
