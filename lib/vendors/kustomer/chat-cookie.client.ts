// Says that Kustomer may remember a customer in this browser, and which one. It outlives our session, as Kustomer's own
// storage does. Our server reads it, too. Browsers without the Cookie Store API are too old for Kustomer.

export const chatCookie = 'foyer-chat';
const yearMs = 365 * 86_400_000;
const cookies: CookieStore | undefined = globalThis.cookieStore;

export async function setChatCookie(externalId: string): Promise<void> {
  const expires = Date.now() + yearMs;
  await cookies?.set({ name: chatCookie, value: externalId, path: '/', expires, sameSite: 'lax' });
}

/** Sets it unless it is set: another customer's stays, who may be remembered, too. */
export async function keepChatCookie(externalId: string): Promise<void> {
  if (!(await cookies?.get(chatCookie))) await setChatCookie(externalId);
}

/** Another customer's is left, who may have signed in meanwhile in another tab. */
export async function clearChatCookie(whose: string | 'anybody'): Promise<void> {
  if (whose === 'anybody' || (await isChatCookieOf(whose)))
    await cookies?.delete({ name: chatCookie, path: '/' });
}

/** True where cookies cannot be read: a customer may be remembered. */
export async function isChatCookieSet(): Promise<boolean> {
  return !cookies || (await cookies.get(chatCookie)) !== null;
}

export async function isChatCookieOf(externalId: string): Promise<boolean> {
  return (await cookies?.get(chatCookie))?.value === externalId;
}
