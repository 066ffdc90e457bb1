import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import {
  forgetResetLink,
  moveResetLink,
  noteUnanswered,
  openedResetLink,
  wasUnanswered,
} from './reset-link';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
setEnvironment({
  APP_URL: 'https://foyer.example',
  DEMO: 'true',
  SANDBOX_URL: 'https://sandbox.example',
  SANDBOX_ADMIN_TOKEN: 'sixteen-or-longer',
  BIGCOMMERCE_CLIENT_SECRET: 'a'.repeat(31),
  BIGCOMMERCE_ACCESS_TOKEN: 'a-token-of-its-own',
  CLEENG_PUBLISHER_TOKEN: 'our-own-publisher-token',
  KUSTOMER_CHAT_SECRET: 'a'.repeat(32),
});

const mailed = {
  email: 'ada+1@example.com',
  resetPasswordToken: 'a1b2c3',
  publisherId: '123456789',
};

function asked(query: string, { method = 'GET', path = '/new-password' } = {}): NextRequest {
  return new NextRequest(`http://127.0.0.1:3000${path}${query}`, { method });
}
const queryOf = (link: Record<string, string>) => `?${new URLSearchParams(link)}`;

/** Opens a link as a browser does: what is set stays. */
async function follow(query: string): Promise<Response> {
  const request = asked(query);
  for (const { name, value } of keptCookies()) request.cookies.set(name, value);
  const answer = await moveResetLink(request);
  if (!answer) throw new Error('Nothing was moved.');
  const [pair = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ');
  const [name = '', value = ''] = pair.split('=');
  keep({ name, value, maxAge: attributes.includes('Max-Age=0') ? 0 : 600 });
  return answer;
}

beforeEach(() => {
  emptyJar();
  vi.useRealTimers();
});

describe('the link of a mail', () => {
  it('leaves its address for a cookie of that page, ten minutes long', async () => {
    const answer = await follow(queryOf(mailed));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://foyer.example/new-password');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Secure-foyer-reset-link=/);
    for (const attribute of [
      'Path=/new-password',
      'Max-Age=600',
      'Secure',
      'HttpOnly',
      'SameSite=lax',
    ]) {
      expect(cookie.split('; ')).toContain(attribute);
    }
    expect(JSON.stringify([...answer.headers])).not.toMatch(/a1b2c3|ada/);
    expect(await openedResetLink()).toEqual(mailed);
  });

  it('is whole with any address that may register', async () => {
    const link = { ...mailed, email: 'tom&jerry#1/=!@example.com' };
    await follow(queryOf(link));
    expect(await openedResetLink()).toEqual(link);
  });

  it('may have lost the code of its plus', async () => {
    await follow('?email=ada+1@example.com&resetPasswordToken=a1b2c3&publisherId=123456789');
    expect(await openedResetLink()).toEqual(mailed);
  });

  it.each(['.', ',', ')', '>', '%3E', '%22', '.%E2%80%9D', ').'])(
    'may have %s of the text behind it, whichever part is last',
    async (end) => {
      const { publisherId, ...others } = mailed;
      await follow(queryOf({ ...others, publisherId }) + end);
      expect(await openedResetLink()).toEqual(mailed);
      emptyJar();
      await follow(queryOf({ publisherId, ...others }) + end);
      expect(await openedResetLink()).toEqual(mailed);
    },
  );

  it('is refused at once where a part is too long', async () => {
    await follow(`${queryOf(mailed)}${'.'.repeat(300_000)}x`);
    expect(await openedResetLink()).toBeNull();
  });

  it('may have been written as HTML, once or twice', async () => {
    for (const ampersand of ['&amp;', '&amp;amp;']) {
      await follow(queryOf(mailed).replaceAll('&', ampersand));
      expect(await openedResetLink()).toEqual(mailed);
      emptyJar();
    }
  });

  it('names one address in either spelling', async () => {
    await follow(queryOf({ ...mailed, email: 'ada@bücher.example' }));
    expect(await openedResetLink()).toMatchObject({ email: 'ada@xn--bcher-kva.example' });
  });

  it.each<[string, Record<string, string>]>([
    ['no token', { resetPasswordToken: '' }],
    ['no address', { email: '' }],
    ['an address that is none', { email: 'ada' }],
    ['another publisher', { publisherId: '987654321' }],
    ['a token that is too long for any', { resetPasswordToken: 'x'.repeat(201) }],
  ])('opens nothing with %s, nor what was opened before', async (_, change) => {
    await follow(queryOf(mailed));
    const answer = await follow(queryOf({ ...mailed, ...change }));
    expect(answer.headers.get('location')).toBe('https://foyer.example/new-password');
    expect(await openedResetLink()).toBeNull();
    expect(keptCookies()).toEqual([]);
  });

  it('is over after ten minutes, also in a copy of the cookie', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00Z') });
    await follow(queryOf(mailed));
    vi.setSystemTime(new Date('2026-11-21T10:09:59Z'));
    expect(await openedResetLink()).toEqual(mailed);
    vi.setSystemTime(new Date('2026-11-21T10:10:00Z'));
    expect(await openedResetLink()).toBeNull();
  });

  it('is nothing where its cookie was altered', async () => {
    await follow(queryOf(mailed));
    const [cookie] = keptCookies();
    if (!cookie) throw new Error('No cookie was set.');
    keep({ ...cookie, value: `${cookie.value.slice(0, -6)}AAAAAA` });
    expect(await openedResetLink()).toBeNull();
  });

  it('remembers an unanswered password for as long as it is the same one', async () => {
    await follow(queryOf(mailed));
    await noteUnanswered(mailed, 'changed-1');
    await follow(queryOf(mailed));
    const opened = await openedResetLink();
    expect(opened && wasUnanswered(opened, 'changed-1')).toBe(true);
    expect(opened && wasUnanswered(opened, 'changed-2')).toBe(false);
    expect(JSON.stringify(opened)).not.toContain('changed-1');
    const newer = { ...mailed, resetPasswordToken: 'd4e5f6' };
    await follow(queryOf(newer));
    expect(await openedResetLink()).toEqual(newer);
    await follow(`${queryOf(newer)}&unanswered=forged`);
    expect(await openedResetLink()).toEqual(newer);
  });

  it('can be forgotten', async () => {
    await follow(queryOf(mailed));
    await forgetResetLink();
    expect(await openedResetLink()).toBeNull();
  });
});

it.each([
  ['the bare page', asked('')],
  ['what is no part of a link', asked('?from=mail')],
  ['a form', asked(queryOf(mailed), { method: 'POST' })],
  ['another page', asked(queryOf(mailed), { path: '/login' })],
])('leaves %s alone', async (_, request) => {
  expect(await moveResetLink(request)).toBeNull();
});
