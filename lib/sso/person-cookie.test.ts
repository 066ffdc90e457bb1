import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { emptyJar, keptCookies } from '@/lib/session/test-cookies';
import { forgetPerson, pendingPerson, rememberPerson } from './person-cookie';
import {
  forgetProviderSession,
  rememberedProviderSession,
  rememberProviderSession,
} from './sign-out-cookie';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
setEnvironment({
  APP_URL: 'https://foyer.example',
  CLEENG_API_URL: 'https://mediastoreapi.example',
  CLEENG_JWKS_URL: 'https://auth.example/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '123456789',
});

const browsersKeep = 4096;
const text = (length: number) => randomBytes(length).toString('base64url').slice(0, length);
const person = (idToken: string) => ({
  id: randomUUID(),
  identity: {
    issuer: `https://${text(60)}.example`,
    subject: text(255),
    email: `${text(240)}@example.com`,
    givenName: text(50),
    familyName: text(50),
    sid: text(60),
  },
  idToken,
  returnTo: '/offers',
  offerId: null,
});

beforeEach(emptyJar);

describe('the person who has come from the provider', () => {
  it.each([2_000, 2_001, 9_000])('fits into a cookie: %i characters of ID token', async (size) => {
    const arrived = person(text(size));
    await rememberPerson(arrived);
    const [cookie] = keptCookies();
    expect(cookie?.name).toBe('__Host-foyer-sso-person');
    expect(`${cookie?.name}=${cookie?.value}`.length).toBeLessThanOrEqual(browsersKeep);
    const idToken = size <= 2_000 ? arrived.idToken : null;
    expect(await pendingPerson()).toEqual({ ...arrived, idToken });
    await forgetPerson();
    expect(await pendingPerson()).toBeNull();
  });
});

describe("what is left to sign out of at the provider's", () => {
  it('is remembered, also without an ID token, until it is forgotten', async () => {
    expect(await rememberedProviderSession()).toBeNull();
    await rememberProviderSession(null);
    expect(await rememberedProviderSession()).toEqual({ idToken: null });
    const [cookie] = keptCookies();
    expect(cookie).toMatchObject({ name: '__Secure-foyer-sso-sign-out', path: '/sso' });
    await forgetProviderSession();
    expect(await rememberedProviderSession()).toBeNull();
  });
});
