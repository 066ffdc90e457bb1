import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { cookies, emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { checkCookies } from '@/lib/vendors/oidc/check-cookies';
import { rememberFlow, takeFlow } from './flow-cookie';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
setEnvironment({
  APP_URL: 'https://foyer.example',
  CLEENG_API_URL: 'https://mediastoreapi.example',
  CLEENG_JWKS_URL: 'https://auth.example/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '123456789',
});

const rest = { returnTo: '/offers', offerId: null, isSecondTry: false };

async function begin(state: string): Promise<void> {
  for (const name of checkCookies) keep({ name, value: `${name} of ${state}` });
  await rememberFlow(state, rest);
}

beforeEach(emptyJar);

describe('a sign-in that is under way', () => {
  it("has a cookie of its own instead of next-auth's", async () => {
    await begin('one');
    await begin('two');
    expect(keptCookies()).toHaveLength(2);
    for (const cookie of keptCookies())
      expect(cookie).toMatchObject({
        name: expect.stringMatching(/^__Host-foyer-sso-flow-[0-9a-f]{16}$/),
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        path: '/',
      });
    const [pkce] = checkCookies;
    expect(await takeFlow('one')).toMatchObject({ ...rest, checks: { [pkce]: `${pkce} of one` } });
    expect(await takeFlow('two')).toMatchObject({ checks: { [pkce]: `${pkce} of two` } });
  });

  it('is taken once', async () => {
    await begin('one');
    await takeFlow('one');
    expect(await takeFlow('one')).toBeNull();
    expect(keptCookies()).toEqual([]);
  });

  it('is unknown by another state', async () => {
    await begin('one');
    expect(await takeFlow('two')).toBeNull();
    expect(await takeFlow('')).toBeNull();
  });

  it('gives way to the fifth, and to no other cookie', async () => {
    keep({ name: 'someone-elses-foyer-sso-flow-x', value: '' });
    for (const state of ['one', 'two', 'three', 'four', 'five']) await begin(state);
    expect(keptCookies()).toHaveLength(5);
    expect((await cookies()).get('someone-elses-foyer-sso-flow-x')).toBeDefined();
    expect(await takeFlow('one')).toBeNull();
    expect(await takeFlow('two')).not.toBeNull();
    expect(await takeFlow('five')).not.toBeNull();
  });
});
