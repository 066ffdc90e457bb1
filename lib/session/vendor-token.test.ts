import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listEvents } from '@/lib/db/identity-events';
import { endMirror, findMirror, storeTokens } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/test-sandbox';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/client';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { unseal } from './seal';
import { openSession, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';
import { asCustomer, sealTokens } from './vendor-token';

const sandbox = ownSandbox();
ownDatabase();

const refreshes = async () =>
  (await sandbox.calls()).filter((call) => call.startsWith('POST /auths/refresh_token'));
const failRefresh = (fault: string | number, times = 1) =>
  sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault, times });
const pairOf = async (id: string) => {
  const mirror = await findMirror(id);
  return JSON.parse(await unseal(mirror?.sealedTokens ?? '', 'vendor-tokens'));
};

let anna: TestSession;
const ask = () => asCustomer(anna.session, (jwt, customerId) => fetchCustomer(customerId, jwt));
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
});

/** As `jwtLifetime` has it: the pair says by itself that it is about to expire. */
async function expire({ session }: TestSession): Promise<void> {
  const pair = await pairOf(session.id);
  const expiresAt = new Date(Date.now() + 30_000);
  const sealedTokens = await sealTokens({ ...pair, expiresAt });
  await storeTokens(session.id, 0, { sealedTokens, tokensExpireAt: expiresAt });
}

describe("a customer's token", () => {
  it('is used as it is while it is good', async () => {
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
    expect(await refreshes()).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    ['is about to expire', () => expire(anna)],
    ['was refused, older than it said', () => sandbox.control('advance', { seconds: 901 })],
  ])('is renewed once for five who ask at once where it %s', async (_, age) => {
    await age();
    const answers = await Promise.all(Array.from({ length: 5 }, ask));
    expect(answers.map(({ email }) => email)).toEqual(Array(5).fill('anna@example.com'));
    expect(await refreshes()).toEqual(['POST /auths/refresh_token 200']);
  });

  it('is stored before it is used', async () => {
    await expire(anna);
    const stored = await asCustomer(anna.session, async (jwt) => ({
      used: jwt,
      stored: (await pairOf(anna.session.id)).jwt,
    }));
    expect(stored.used).toBe(stored.stored);
    expect(stored.used).not.toBe(anna.jwt);
  });

  it('that is new is used by whoever asks next', async () => {
    await expire(anna);
    await ask();
    await ask();
    expect(await refreshes()).toHaveLength(1);
  });

  it('is asked for once more and no oftener where Cleeng refuses the new one, too', async () => {
    const asked: string[] = [];
    const refused = asCustomer(anna.session, async (jwt) => {
      asked.push(jwt);
      throw new CleengTokenRefused('refused');
    });
    await expect(refused).rejects.toThrow(CleengTokenRefused);
    expect(new Set(asked).size).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('that another process renewed meanwhile is found in the row', async () => {
    await expire(anna);
    const theirs = await refreshAuth((await pairOf(anna.session.id)).refreshToken);
    await failRefresh('slow'); // Our own refresh, with the token they spent, is refused only after they stored theirs.
    await sandbox.control('settings', { slowSeconds: 1 });
    const asking = ask();
    const sealedTokens = await sealTokens(theirs.tokens);
    await vi.waitFor(async () => expect((await sandbox.calls()).at(-1)).toBe('POST /auths/refresh_token 0'));
    await storeTokens(anna.session.id, 1, { sealedTokens, tokensExpireAt: theirs.tokens.expiresAt });
    expect(await asking).toMatchObject({ email: 'anna@example.com' });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null, tokensVersion: 2 });
  });
});

describe('a session', () => {
  const ended = { code: 'session_ended' };

  it('ends where Cleeng refuses to renew its token for good, and says why', async () => {
    await sandbox.control('advance', { seconds: 101 * 86_400 });
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedReason: 'vendor_refused',
      sealedTokens: null,
    });
    expect(await listEvents(anna.session.identity, 1)).toMatchObject([
      { kind: 'ended', reason: 'vendor_refused', sessionId: anna.session.id },
    ]);
    const calls = await sandbox.calls();
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await sandbox.calls()).toEqual(calls);
  });

  it('ends once for five who find out at once', async () => {
    await sandbox.control('advance', { seconds: 101 * 86_400 });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, ask));
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(
      Array(5).fill('session_ended'),
    );
    const endings = (await listEvents(anna.session.identity, 20)).filter(
      ({ kind, sessionId }) => kind === 'ended' && sessionId === anna.session.id,
    );
    expect(endings).toHaveLength(1);
  });

  it.each([
    [500, 'failing'],
    ['reset', 'network'],
    ['malformed', 'malformed'],
    [429, 'busy'],
  ])('outlives a Cleeng that answers a refresh with %s', async (fault, failure) => {
    await expire(anna);
    await failRefresh(fault);
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError', failure });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null });
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
  });

  it('without a refresh token ends with its token', async () => {
    const expiresAt = new Date(Date.now() + 30_000);
    const short = await openSession('anna', { tokens: { jwt: anna.jwt, refreshToken: null, expiresAt } });
    await expect(asCustomer(short.session, async () => 'asked')).rejects.toMatchObject(ended);
    expect(await findMirror(short.session.id)).toMatchObject({ endedReason: 'token_expired' });
  });

  it('that has ended asks nobody', async () => {
    await endMirror(anna.session.id, 'signed_out', new Date());
    const calls = await sandbox.calls();
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await sandbox.calls()).toEqual(calls);
  });

  it('is not ended by a vendor that refuses what was asked', async () => {
    const someoneElse = () => asCustomer(anna.session, (jwt) => fetchCustomer('100000002', jwt));
    await expect(someoneElse()).rejects.toMatchObject({ name: 'VendorError', failure: 'refused' });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null });
  });
});
