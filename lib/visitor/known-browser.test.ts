import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { isKnownBrowser, rememberBrowser } from './known-browser';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

setEnvironment();
const anna = 'anna@example.com';

beforeEach(() => {
  emptyJar();
});

describe('a browser', () => {
  it('is known to the account that it signed in to, in any case, and to no other', async () => {
    expect(await isKnownBrowser(anna)).toBe(false);
    await rememberBrowser(anna);
    expect(await isKnownBrowser(anna)).toBe(true);
    expect(await isKnownBrowser('Anna@Example.com')).toBe(true);
    await rememberBrowser('ada@bücher.example');
    expect(await isKnownBrowser('ada@xn--bcher-kva.example')).toBe(true);
    expect(await isKnownBrowser('ben@example.com')).toBe(false);
  });

  it('is known to the five accounts that were used last', async () => {
    const accounts = ['ann', 'bob', 'cem', 'dan', 'eve'].map((name) => `${name}@example.com`);
    const [ann = '', bob = ''] = accounts;
    for (const account of [...accounts, ann, 'fay@example.com']) await rememberBrowser(account);
    expect(await isKnownBrowser(bob)).toBe(false);
    for (const account of [...accounts.filter((one) => one !== bob), 'fay@example.com'])
      expect(await isKnownBrowser(account), account).toBe(true);
  });

  it('cannot make itself known', async () => {
    await rememberBrowser(anna);
    const [cookie] = keptCookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
    expect(cookie?.value).not.toContain('anna');
    keep({ ...cookie, name: 'foyer-known-browser', value: `${cookie?.value.slice(0, -4)}AAAA` });
    expect(await isKnownBrowser(anna)).toBe(false);
  });
});
