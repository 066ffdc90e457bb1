import { beforeEach, describe, expect, it, vi } from 'vitest';
import { seal } from '@/lib/crypto/seal';
import { database } from '@/lib/db/client';
import { takeRenewalLease } from '@/lib/db/renewals';
import { findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import {
  expireTokens,
  openSession,
  rowOf,
  storedPair,
  type TestSession,
} from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { createAuth, deleteRefreshTokens, refreshAuth } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { asCustomer } from './vendor-token';

const sandbox = ownSandbox();
ownDatabase();

const refreshes = async () =>
  (await sandbox.calls()).flatMap(
    (call) => call.match(/^POST \/auths\/refresh_token (.*)/)?.[1] ?? [],
  );
const lose = (fault: string | number, when: 'before' | 'after', times = 1) =>
  sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault, when, times });
const known = { email: 'anna@example.com' };
const ended = { code: 'session_ended' };

let anna: TestSession;
let reason: () => Promise<string | null | undefined>;
const ask = () => asCustomer(anna.session, fetchCustomer);

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
  reason = async () => (await findMirror(anna.session.id))?.endedReason;
  await expireTokens(anna, -1);
});

describe('a renewal whose response is lost', () => {
  it('after Cleeng has spent the token ends the session, and says that it was lost', async () => {
    await lose('reset', 'after');
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await refreshes()).toEqual(['0', '422']);
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedReason: 'renewal_lost',
      sealedTokens: null,
    });
  });

  it('before Cleeng has spent the token is asked again at once', async () => {
    await lose('reset', 'before');
    expect(await ask()).toMatchObject(known);
    expect(await refreshes()).toEqual(['0', '200']);
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedAt: null,
      isRenewalUnsure: false,
    });
  });

  it.each(['malformed', 500])(
    'as %s after the token was spent ends at the next request',
    async (fault) => {
      await lose(fault, 'after');
      await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
      expect(await findMirror(anna.session.id)).toMatchObject({
        endedAt: null,
        isRenewalUnsure: true,
      });
      await expect(ask()).rejects.toMatchObject(ended);
      expect(await reason()).toBe('renewal_lost');
    },
  );

  it.each(['malformed', 500])('as %s before the token was spent costs nothing', async (fault) => {
    await lose(fault, 'before');
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
    expect(await ask()).toMatchObject(known);
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedAt: null,
      isRenewalUnsure: false,
    });
  });

  it('because its process died ends the session when the lease is over', async () => {
    const { tokensVersion } = (await findMirror(anna.session.id)) ?? { tokensVersion: 0 };
    await takeRenewalLease(anna.session.id, tokensVersion, 100);
    await refreshAuth((await storedPair(anna)).refreshToken, anna.session.identity.customerId);
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await refreshes()).toEqual(['200', '422']);
    expect(await reason()).toBe('renewal_lost');
  });

  it('does not use the second refresh token that release 0.1.0 kept', async () => {
    const { tokens } = await createAuth('anna@example.com', 'anna-sandbox-1', null);
    const mirror = await rowOf(anna.session.id);
    const pair = { ...(await storedPair(anna)), spareRefreshToken: tokens.refreshToken };
    const owner = [
      mirror.id,
      mirror.tokenHash,
      mirror.identityKind,
      mirror.identityRealm,
      mirror.customerId,
    ];
    const sealedTokens = await seal(JSON.stringify(pair), 'vendor-tokens', JSON.stringify(owner));
    await database().sessionMirror.update({ where: { id: mirror.id }, data: { sealedTokens } });
    await lose('reset', 'after');
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await refreshes()).toEqual(['0', '422']);
  });

  it('does not bring back a customer whom Cleeng has signed out everywhere', async () => {
    await lose('malformed', 'after');
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
    await deleteRefreshTokens({ customerId: anna.session.identity.customerId, jwt: anna.jwt });
    await expect(ask()).rejects.toMatchObject(ended);
    expect(await findMirror(anna.session.id)).toMatchObject({ sealedTokens: null });
  });
});
