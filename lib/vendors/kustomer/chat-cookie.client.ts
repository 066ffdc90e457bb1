// Names the customer whom Kustomer may remember in this browser beyond our session. Our server reads it, too.
// Browsers without the Cookie Store API are too old for Kustomer.

/** As lib/env/cookie-name.ts names the others. */
export function chatCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-foyer-chat' : 'foyer-chat';
}

const chatCookie = () => chatCookieName(location.protocol === 'https:');
const yearMs = 365 * 86_400_000;
const cookies: CookieStore | undefined = globalThis.cookieStore;

export async function setChatCookie(externalId: string): Promise<void> {
  const expires = Date.now() + yearMs;
  await cookies?.set({
    name: chatCookie(),
    value: externalId,
    path: '/',
    expires,
    sameSite: 'lax',
  });
}

/** Does not replace another customer's, who may be remembered, too. */
export async function keepChatCookie(externalId: string): Promise<void> {
  if (!(await cookies?.get(chatCookie()))) await setChatCookie(externalId);
}

/** Another customer's stays: they may have signed in in another tab. */
export async function clearChatCookie(whose: string | 'anybody'): Promise<void> {
  if (whose === 'anybody' || (await isChatCookieOf(whose)))
    await cookies?.delete({ name: chatCookie(), path: '/' });
}

/** True where cookies cannot be read: a customer may be remembered. */
export async function isChatCookieSet(): Promise<boolean> {
  return !cookies || (await cookies.get(chatCookie())) !== null;
}

export async function isChatCookieOf(externalId: string): Promise<boolean> {
  return (await cookies?.get(chatCookie()))?.value === externalId;
}
