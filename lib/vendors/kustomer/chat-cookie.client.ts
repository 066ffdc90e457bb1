// Names the customer whom Kustomer may remember in this browser beyond our session. Our server reads it, too.
// Browsers without the Cookie Store API are too old for Kustomer.

type Names = [current: string, ...former: string[]];

/** The first as lib/env/cookie-name.ts names the others. The last was set on https until December 2026, for a year. */
export function chatCookieNames(isSecure: boolean): Names {
  return isSecure ? ['__Host-foyer-chat', 'foyer-chat'] : ['foyer-chat'];
}

const names = () => chatCookieNames(location.protocol === 'https:');
const yearMs = 365 * 86_400_000;
const cookies: CookieStore | undefined = globalThis.cookieStore;

export async function setChatCookie(externalId: string): Promise<void> {
  const expires = Date.now() + yearMs;
  await cookies?.set({
    name: names()[0],
    value: externalId,
    path: '/',
    expires,
    sameSite: 'lax',
  });
}

/** Does not replace another customer's, who may be remembered, too. */
export async function keepChatCookie(externalId: string): Promise<void> {
  if ((await chatCookies()).length === 0) await setChatCookie(externalId);
}

/** Another customer's stays: they may have signed in in another tab. */
export async function clearChatCookie(whose: string | 'anybody'): Promise<void> {
  if (whose !== 'anybody' && !(await isChatCookieOf(whose))) return;
  await Promise.all(names().map((name) => cookies?.delete({ name, path: '/' })));
}

/** True where cookies cannot be read: a customer may be remembered. */
export async function isChatCookieSet(): Promise<boolean> {
  return !cookies || (await chatCookies()).length > 0;
}

export async function isChatCookieOf(externalId: string): Promise<boolean> {
  return (await chatCookies())[0]?.value === externalId;
}

/** The current one first. */
async function chatCookies(): Promise<CookieListItem[]> {
  const found = await Promise.all(names().map((name) => cookies?.get(name)));
  return found.filter((cookie) => !!cookie);
}
