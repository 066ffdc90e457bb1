// That Cleeng's widget may remember a customer in this browser. It outlives the session and its row, and is not sealed: were it
// unreadable after a key is gone, the widget would sign a customer in again who was signed out here.
import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/env/env';

/** As long as a browser keeps any cookie; the widget's refresh token lives a hundred days. */
const days = 400;

/** Only actions and routes may: a page cannot set a cookie. */
export async function rememberWidget(): Promise<void> {
  (await cookies()).set({ ...widgetCookie(), value: '1', maxAge: days * 86_400 });
}

export async function isWidgetRemembered(): Promise<boolean> {
  return (await cookies()).get(widgetCookie().name) !== undefined;
}

/** Only actions and routes may: a page cannot set a cookie. */
export async function forgetWidget(): Promise<void> {
  if (await isWidgetRemembered())
    (await cookies()).set({ ...widgetCookie(), value: '', maxAge: 0 });
}

function widgetCookie() {
  const { isSecure: secure } = env().app;
  const name = secure ? '__Host-foyer-widget' : 'foyer-widget';
  return { name, path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
