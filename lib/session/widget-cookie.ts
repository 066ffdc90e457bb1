// The mark that signing in through Cleeng's hosted widget leaves in this browser: the widget may remember its customer.
// It outlives the session, its row and its cookie, however they end, and goes once the widget says that nobody is logged in.
// The surprise: that it is there is all it says. Were it sealed, it would be missing with the key, and the way in open again.
import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/env/env';

/** As long as a browser keeps any cookie; the widget's refresh token lives a hundred days. */
const days = 400;

/** Only actions and routes may: a page cannot set a cookie. */
export async function rememberWidget(): Promise<void> {
  (await cookies()).set({ ...markCookie(), value: '1', maxAge: days * 86_400 });
}

export async function isWidgetRemembered(): Promise<boolean> {
  return (await cookies()).get(markCookie().name) !== undefined;
}

/** Only actions and routes may: a page cannot set a cookie. */
export async function forgetWidget(): Promise<void> {
  if (await isWidgetRemembered()) (await cookies()).set({ ...markCookie(), value: '', maxAge: 0 });
}

function markCookie() {
  const { isSecure: secure } = env().app;
  const name = secure ? '__Host-foyer-widget' : 'foyer-widget';
  return { name, path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
