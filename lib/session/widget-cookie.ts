// Says that Cleeng's widget may remember a customer in this browser. Not sealed: unreadable after a lost key,
// it would let the widget sign in a customer again who has signed out here.
import 'server-only';
import { cookies } from 'next/headers';
import { cookieName } from '@/lib/env/cookie-name';
import { env } from '@/lib/env/env';

const days = 400;

export async function rememberWidget(): Promise<void> {
  (await cookies()).set({ ...widgetCookie(), value: '1', maxAge: days * 86_400 });
}

export async function isWidgetRemembered(): Promise<boolean> {
  return (await cookies()).get(widgetCookie().name) !== undefined;
}

export async function forgetWidget(): Promise<void> {
  if (await isWidgetRemembered())
    (await cookies()).set({ ...widgetCookie(), value: '', maxAge: 0 });
}

function widgetCookie() {
  const { isSecure: secure } = env().app;
  return {
    name: cookieName('foyer-widget'),
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  } as const;
}
