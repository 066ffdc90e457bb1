import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeKustomer } from './test-kustomer.client';

const current = '__Host-foyer-chat';
const former = 'foyer-chat';

async function chatCookie() {
  vi.resetModules();
  fakeKustomer();
  return import('./chat-cookie.client');
}

beforeEach(() => vi.stubGlobal('location', new URL('https://foyer.example/')));
afterEach(() => vi.unstubAllGlobals());

it('is found under the name that it had before on https, and cleared under both', async () => {
  const { clearChatCookie, isChatCookieOf, isChatCookieSet, keepChatCookie } = await chatCookie();
  await cookieStore.set(former, 'anna');
  expect([await isChatCookieSet(), await isChatCookieOf('anna')]).toEqual([true, true]);
  await keepChatCookie('ben');
  expect(await isChatCookieOf('anna')).toBe(true);
  await clearChatCookie('ben');
  expect(await isChatCookieSet()).toBe(true);
  await cookieStore.set(current, 'anna');
  await clearChatCookie('anna');
  expect([await cookieStore.get(former), await cookieStore.get(current)]).toEqual([null, null]);
});

it('names the customer of the newer of both', async () => {
  const { isChatCookieOf, setChatCookie } = await chatCookie();
  await cookieStore.set(former, 'anna');
  await setChatCookie('ben');
  expect([await isChatCookieOf('anna'), await isChatCookieOf('ben')]).toEqual([false, true]);
});
