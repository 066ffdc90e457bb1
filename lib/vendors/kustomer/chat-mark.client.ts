// A cookie that says: Kustomer may remember somebody in this browser. It outlives our session, as what Kustomer keeps does.
// The surprise: our server reads it, too. So the page of a guest brings what makes Kustomer forget only where somebody left a
// conversation behind, and costs nothing more where nobody did. Browsers without the Cookie Store API are too old for Kustomer.

export const chatMark = 'foyer-chat';
const yearMs = 365 * 86_400_000;

export async function setMark(): Promise<void> {
  const expires = Date.now() + yearMs;
  await cookies?.set({ name: chatMark, value: '1', path: '/', expires, sameSite: 'lax' });
}

export async function clearMark(): Promise<void> {
  await cookies?.delete({ name: chatMark, path: '/' });
}

/** Where we cannot tell, somebody may be remembered. */
export async function isMarked(): Promise<boolean> {
  return !cookies || (await cookies.get(chatMark)) !== null;
}

const cookies: CookieStore | undefined = globalThis.cookieStore;
