import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { knownBrowser, rememberBrowser } from './known-browser';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

setEnvironment();
const anna = 'anna@example.com';

beforeEach(() => {
  emptyJar();
});

describe('a browser', () => {
  it('is known to the account that it has signed in to, however that is spelt, and to no other', async () => {
    expect(await knownBrowser(anna)).toBeNull();
    await rememberBrowser(anna);
    const id = await knownBrowser(anna);
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(await knownBrowser('Anna@Example.com')).toBe(id);
    expect(await knownBrowser('ben@example.com')).toBeNull();
  });

  it('is another one than the next', async () => {
    await rememberBrowser(anna);
    const id = await knownBrowser(anna);
    emptyJar();
    await rememberBrowser(anna);
    expect(await knownBrowser(anna)).not.toBe(id);
  });

  it('knows five accounts, those that were used last', async () => {
    const accounts = ['ann', 'bob', 'cem', 'dan', 'eve', 'fay'].map(
      (name) => `${name}@example.com`,
    );
    const [ann = '', bob = ''] = accounts;
    for (const account of [...accounts.slice(0, 5), ann, 'fay@example.com'])
      await rememberBrowser(account);
    expect(await knownBrowser(bob)).toBeNull();
    for (const account of accounts.filter((known) => known !== bob)) {
      expect(await knownBrowser(account), account).not.toBeNull();
    }
  });

  it('cannot make itself known', async () => {
    await rememberBrowser(anna);
    const [cookie] = keptCookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
    expect(cookie?.value).not.toContain('anna');
    keep({ ...cookie, name: 'foyer-known-browser', value: `${cookie?.value.slice(0, -4)}AAAA` });
    expect(await knownBrowser(anna)).toBeNull();
  });
});
