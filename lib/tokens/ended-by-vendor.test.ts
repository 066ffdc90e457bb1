import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import { listEvents } from '@/lib/db/test-events';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { expireTokens, openSession, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { asCustomer } from './vendor-token';

const sandbox = ownSandbox();
ownDatabase();

const failRefresh = (fault: string | number, times: number) =>
  sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault, times });

let anna: TestSession;
const ask = () => asCustomer(anna.session, fetchCustomer);
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
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
    [500, 'failing', 1],
    ['reset', 'network', 2], // A connection that breaks is tried once more.
    ['malformed', 'malformed', 1],
    [429, 'busy', 1],
  ])('outlives a Cleeng that answers a refresh with %s', async (fault, failure, times) => {
    await expireTokens(anna, -1);
    await failRefresh(fault, times);
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError', failure });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null });
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
  });

  it('without a refresh token ends with its token', async () => {
    const lasting = (seconds: number) => {
      const expiresAt = new Date(Date.now() + seconds * 1000);
      return openSession('anna', { tokens: { jwt: anna.jwt, refreshToken: null, expiresAt } });
    };
    expect(await asCustomer((await lasting(30)).session, async () => 'asked')).toBe('asked');
    const short = await lasting(-1);
    await expect(asCustomer(short.session, async () => 'asked')).rejects.toMatchObject(ended);
    expect(await findMirror(short.session.id)).toMatchObject({ endedReason: 'token_expired' });
  });

  it('that has ended makes no call', async () => {
    await endMirror(anna.session.id, 'signed_out', new Date());
    const calls = await sandbox.calls();
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await sandbox.calls()).toEqual(calls);
  });

  it('is not ended by a vendor that refuses what was asked', async () => {
    const someoneElse = () =>
      asCustomer(anna.session, ({ jwt }) => fetchCustomer({ customerId: '100000002', jwt }));
    await expect(someoneElse()).rejects.toMatchObject({ name: 'VendorError', failure: 'refused' });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null });
  });
});
