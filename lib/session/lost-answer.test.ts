import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeRenewalTurn } from '@/lib/db/renewals';
import { findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/test-sandbox';
import { createAuth, deleteRefreshTokens, refreshAuth } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { expireTokens, openSession, storedPair, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';
import { asCustomer } from './vendor-token';

const sandbox = ownSandbox();
ownDatabase();

const refreshes = async () =>
  (await sandbox.calls()).flatMap((call) => call.match(/^POST \/auths\/refresh_token (.*)/)?.[1] ?? []);
const lose = (fault: string | number, when: 'before' | 'after', times = 1) =>
  sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault, when, times });
const known = { email: 'anna@example.com' };
const ended = { code: 'session_ended' };

let anna: TestSession;
let reason: () => Promise<string | null | undefined>;
const ask = () => asCustomer(anna.session, (jwt, customerId) => fetchCustomer(customerId, jwt));

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const { tokens } = await createAuth('anna@example.com', 'anna-sandbox-1', null);
  const spare = await createAuth('anna@example.com', 'anna-sandbox-1', null);
  anna = await openSession('anna', {
    tokens: { ...tokens, spareRefreshToken: spare.tokens.refreshToken },
  });
  reason = async () => (await findMirror(anna.session.id))?.endedReason;
  await expireTokens(anna, -1);
});

describe('an answer to a renewal that got lost', () => {
  it('after Cleeng had spent the token costs the spare one, and nobody notices', async () => {
    await lose('reset', 'after');
    expect(await ask()).toMatchObject(known);
    expect(await refreshes()).toEqual(['0', '422', '200']);
    expect(await storedPair(anna)).not.toHaveProperty('spareRefreshToken');
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null, isRenewalUnsure: false });
  });

  it('before Cleeng had spent the token costs nothing', async () => {
    await lose('reset', 'before');
    const { spareRefreshToken } = await storedPair(anna);
    expect(await ask()).toMatchObject(known);
    expect(await refreshes()).toEqual(['0', '200']);
    expect(await storedPair(anna)).toMatchObject({ spareRefreshToken });
  });

  it.each(['malformed', 500])('as %s is made up for by whoever asks next', async (fault) => {
    await lose(fault, 'after');
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null, isRenewalUnsure: true });
    expect(await ask()).toMatchObject(known);
  });

  it('because its process died is made up for when the turn is over', async () => {
    const { tokensVersion } = (await findMirror(anna.session.id)) ?? { tokensVersion: 0 };
    await takeRenewalTurn(anna.session.id, tokensVersion, 100);
    const { refreshToken } = await storedPair(anna);
    await refreshAuth(refreshToken, anna.session.identity.customerId);
    expect(await ask()).toMatchObject(known);
    expect(await refreshes()).toEqual(['200', '422', '200']);
  });

  it('because its process died is said to be the reason where there is no spare token', async () => {
    const { tokens } = await createAuth('anna@example.com', 'anna-sandbox-1', null);
    anna = await openSession('anna', { tokens });
    await expireTokens(anna, -1);
    const { tokensVersion } = (await findMirror(anna.session.id)) ?? { tokensVersion: 0 };
    await takeRenewalTurn(anna.session.id, tokensVersion, -1);
    await refreshAuth((await storedPair(anna)).refreshToken, anna.session.identity.customerId);
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await reason()).toBe('renewal_lost');
  });

  it('a second time ends the session, which says that it was no fault of the customer', async () => {
    await lose('reset', 'after');
    await ask();
    await expireTokens(anna, -1);
    await lose('reset', 'after');
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await reason()).toBe('renewal_lost');
  });

  it('brings nobody back whom Cleeng has signed out everywhere', async () => {
    await lose('malformed', 'after');
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
    await deleteRefreshTokens(anna.jwt);
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await findMirror(anna.session.id)).toMatchObject({ sealedTokens: null });
  });
});
