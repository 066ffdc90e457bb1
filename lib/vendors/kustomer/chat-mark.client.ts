// A cookie that says: Kustomer may remember somebody in this browser. It outlives our session, as what Kustomer keeps does.
// Its value is whom, as far as we know: another customer's late tab must not take it away.
// The surprise: our server reads it, too. So the page of a guest brings what makes Kustomer forget only where somebody left a
// conversation behind, and costs nothing more where nobody did. Browsers without the Cookie Store API are too old for Kustomer.

export const chatMark = 'foyer-chat';
const yearMs = 365 * 86_400_000;

/** Kustomer remembers them, and nobody else. */
export async function setMark(externalId: string): Promise<void> {
  const expires = Date.now() + yearMs;
  await cookies?.set({ name: chatMark, value: externalId, path: '/', expires, sameSite: 'lax' });
}

/** They may be remembered. Whose mark is there already keeps it: they may be, too. */
export async function keepMark(externalId: string): Promise<void> {
  if (!(await cookies?.get(chatMark))) await setMark(externalId);
}

/** While it is still theirs; `anybody` clears it in any case. */
export async function clearMark(whose: string | 'anybody'): Promise<void> {
  if (whose === 'anybody' || (await isMarkOf(whose)))
    await cookies?.delete({ name: chatMark, path: '/' });
}

/** Where we cannot tell, somebody may be remembered. */
export async function isMarked(): Promise<boolean> {
  return !cookies || (await cookies.get(chatMark)) !== null;
}

export async function isMarkOf(externalId: string): Promise<boolean> {
  return (await cookies?.get(chatMark))?.value === externalId;
}

const cookies: CookieStore | undefined = globalThis.cookieStore;
