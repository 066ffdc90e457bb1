import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database, inTransaction } from '@/lib/db/client';
import { limits } from '@/lib/env/limited-actions';
import { setEnvironment } from '@/lib/env/test-environment';
import { openSession } from '@/lib/session/open';
import { ownDatabase } from '@/lib/session/test-database';
import { clientId, serveProvider, signed, testProvider } from '@/lib/vendors/oidc/test-provider';
import { storeExternal } from './open-from-provider';
import { logoutByProvider, readProviderSession } from './sso-logout';
import { arrivedPerson } from './test-person';

const { rsa, jwks } = await testProvider();
const issuer = await serveProvider(jwks);
setEnvironment({
  CLEENG_API_URL: 'https://mediastoreapi.example',
  CLEENG_JWKS_URL: 'https://auth.example/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '123456789',
  SSO_ISSUER: issuer,
  SSO_CLIENT_ID: clientId,
  SSO_CLIENT_SECRET: 'our-secret',
  SSO_NAME: 'Our ID',
  CLEENG_PUBLISHER_TOKEN: 'our-publisher-token',
});
ownDatabase();

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const event = 'http://schemas.openid.net/event/backchannel-logout';
const refused = { code: 'token_refused' };

function logoutToken(claims: Record<string, unknown>): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const jti = randomUUID();
  return signed(
    { iss: issuer, aud: clientId, iat, exp: iat + 120, jti, events: { [event]: {} }, ...claims },
    rsa.privateKey,
    { alg: 'RS256', kid: 'rsa' },
  );
}

const logout = async (claims: Record<string, unknown>) =>
  logoutByProvider(await logoutToken(claims), visitor);

async function openAs(sub: string, sid: string | null, idToken = 'an ID token'): Promise<string> {
  const person = { ...arrivedPerson('anna', { issuer, subject: sub, sid }), idToken };
  const { sessionId } = await openSession({
    event: 'signed_in',
    openedBy: 'sso',
    identity: { kind: 'cleeng', realm: '123456789', customerId: '100000001' },
    locale: null,
    country: null,
    visitor,
    storeWithRow: storeExternal(person),
  });
  return sessionId;
}

const ended = async () => {
  const mirrors = await database().sessionMirror.findMany({
    where: { endedReason: 'ended_by_provider' },
  });
  return mirrors.map(({ id }) => id).sort();
};

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().rateLimit.deleteMany();
  await database().sessionMirror.deleteMany();
});

describe('a logout at the provider', () => {
  it('ends the session that it names', async () => {
    const here = await openAs('anna', 'one');
    await openAs('anna', 'two');
    await openAs('anna', null);
    await logout({ sid: 'one' });
    expect(await ended()).toEqual([here]);
  });

  it('ends all sessions of a person, and nobody else', async () => {
    const hers = [await openAs('anna', 'one'), await openAs('anna', null)];
    await openAs('nina', 'three');
    await logout({ sub: 'anna' });
    expect(await ended()).toEqual(hers.sort());
  });

  it('of a session that nobody has here is accepted', async () => {
    await logout({ sub: 'anna', sid: 'four' });
    expect(await ended()).toEqual([]);
  });

  it('counts once: a copy of its token ends no later session', async () => {
    await openAs('anna', 'one');
    const token = await logoutToken({ sub: 'anna' });
    await logoutByProvider(token, visitor);
    const later = await openAs('anna', 'two');
    await expect(logoutByProvider(token, visitor)).rejects.toMatchObject(refused);
    expect(await ended()).not.toContain(later);
  });

  it.each([
    ['another provider', { iss: 'https://other.example' }],
    ['another client', { aud: 'another' }],
    ['an ID token', { nonce: 'n', events: undefined }],
    ['one without a name', { sub: undefined }],
  ])('is refused from %s', async (_, claims) => {
    await openAs('anna', 'one');
    await expect(logout({ sub: 'anna', ...claims })).rejects.toMatchObject(refused);
    expect(await ended()).toEqual([]);
  });

  it('can be refused only so often from one network', async () => {
    const { times } = limits['logout-token'].address;
    await expect(logoutByProvider('no.token.atall', visitor)).rejects.toMatchObject(refused);
    await database().rateLimit.updateMany({ data: { points: times } });
    await expect(logoutByProvider('no.token.atall', visitor)).rejects.toMatchObject({
      code: 'too_many_attempts',
    });
    const hers = await openAs('anna', 'one');
    await logout({ sub: 'anna' });
    expect(await ended()).toEqual([hers]);
  });
});

describe("what the provider's logout takes", () => {
  it('is known after a session has ended', async () => {
    const id = await openAs('anna', 'one', 'her ID token');
    await logout({ sub: 'anna' });
    expect(await readProviderSession(id)).toEqual({ idToken: 'her ID token' });
  });

  it('opens for its own session alone', async () => {
    const [id, other] = [await openAs('anna', 'one', 'hers'), await openAs('nina', 'two')];
    const hers = await database().externalSession.findUniqueOrThrow({ where: { mirrorId: id } });
    await inTransaction(({ externalSession }) =>
      externalSession.update({
        where: { mirrorId: other },
        data: { sealedIdToken: hers.sealedIdToken },
      }),
    );
    expect(await readProviderSession(other)).toEqual({ idToken: null });
  });

  it('is nothing for a session that was opened otherwise', async () => {
    expect(await readProviderSession(randomUUID())).toBeNull();
  });
});
