import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { keepMailbox, mailboxKey, mailboxUrl } from './mailbox';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

beforeEach(() => {
  vi.resetModules();
  emptyJar();
});

describe('the mailbox of a browser', () => {
  setEnvironment({ SANDBOX_URL: 'https://sandbox.example' });

  it('is made when mail is first asked for, and stays the same once it is kept', async () => {
    expect(await mailboxUrl()).toBeNull();
    const key = await mailboxKey();
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(keptCookies()).toEqual([]);
    await keepMailbox(key);
    expect(await mailboxKey()).toBe(key);
    expect(await mailboxUrl()).toBe(`https://sandbox.example/mail/${key}`);
    expect(keptCookies()).toMatchObject([{ value: key, httpOnly: true, sameSite: 'lax' }]);
  });

  it('has a key that no other browser has', async () => {
    const key = await mailboxKey();
    emptyJar();
    expect(await mailboxKey()).not.toBe(key);
  });

  it.each(['', 'short', `${'x'.repeat(42)}/`, '../'.repeat(20)])(
    'takes no key that is not ours: %s',
    async (value) => {
      keep({ name: 'foyer-mailbox', value });
      expect(await mailboxUrl()).toBeNull();
      expect(await mailboxKey()).not.toBe(value);
    },
  );
});

it('has with https a key that no other host of our domain can set', async () => {
  setEnvironment({ APP_URL: 'https://localhost:8443', SANDBOX_URL: 'https://localhost:8444' });
  const secure = await import('./mailbox');
  keep({ name: 'foyer-mailbox', value: 'x'.repeat(43) });
  expect(await secure.mailboxUrl()).toBeNull();
  await secure.keepMailbox(await secure.mailboxKey());
  expect(keptCookies()).toContainEqual(
    expect.objectContaining({ name: '__Host-foyer-mailbox', path: '/', secure: true }),
  );
});

it('does not exist with real vendors', async () => {
  setEnvironment({
    CLEENG_API_URL: 'https://mediastoreapi.example',
    CLEENG_JWKS_URL: 'https://auth.example/jwks.json',
    CLEENG_PUBLISHER_ID: '111222333',
  });
  const real = await import('./mailbox');
  const { keep: keepReal, keptCookies: keptReal } = await import('@/lib/session/test-cookies');
  const none = await real.mailboxKey();
  expect(none).toBeNull();
  await real.keepMailbox(none);
  expect(keptReal()).toEqual([]);
  keepReal({ name: 'foyer-mailbox', value: 'x'.repeat(43) });
  expect(await real.mailboxUrl()).toBeNull();
});
