// In a public demo a random key in each browser opens its own mailbox in the sandbox (sandbox/README.md).
import 'server-only';
import { cookies } from 'next/headers';
import { newSecret } from '@/lib/crypto/random-token';
import { cookieName } from '@/lib/env/cookie-name';
import { env } from '@/lib/env/env';

const mailboxCookie = 'foyer-mailbox';
const seconds = 30 * 86_400;

/** This browser's key, or a new one for `keepMailbox`. */
export async function mailboxKey(): Promise<string | null> {
  return env().sandbox ? ((await keptKey()) ?? newSecret()) : null;
}

/** Call it last: a cookie makes Next render the page again. */
export async function keepMailbox(key: string | null): Promise<void> {
  if (!key) return;
  const secure = env().app.isSecure;
  (await cookies()).set(cookieName(mailboxCookie), key, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: seconds,
  });
}

/** Null if this browser has requested no mail, and with real vendors. */
export async function mailboxUrl(): Promise<string | null> {
  const { sandbox } = env();
  const key = await keptKey();
  return sandbox && key ? `${sandbox.url}/mail/${key}` : null;
}

async function keptKey(): Promise<string | null> {
  const key = (await cookies()).get(cookieName(mailboxCookie))?.value ?? '';
  return /^[\w-]{43}$/.test(key) ? key : null;
}
