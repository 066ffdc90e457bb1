// The sandbox's mail, a mailbox a browser: in a public demo each visitor reads what they asked for and nothing else
// (sandbox/README.md). A random key that this browser keeps opens it. With real vendors there is no such thing.
import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import { newSecret } from './secret';

const cookieName = 'foyer-mailbox';
const seconds = 30 * 86_400;

/** This browser's key, made where it has none. Only actions and routes may: a page cannot set a cookie. */
export async function mailboxKey(): Promise<string | null> {
  if (!env().sandbox) return null;
  const key = (await keptKey()) ?? newSecret();
  const secure = env().app.isSecure;
  (await cookies()).set(cookieName, key, { httpOnly: true, sameSite: 'lax', secure, maxAge: seconds });
  return key;
}

/** Where this browser reads its mail, or null: it has asked for none, or real vendors send it. */
export async function mailboxUrl(): Promise<string | null> {
  const { sandbox } = env();
  const key = await keptKey();
  return sandbox && key ? `${sandbox.url}/mail/${key}` : null;
}

async function keptKey(): Promise<string | null> {
  const key = (await cookies()).get(cookieName)?.value ?? '';
  return /^[\w-]{43}$/.test(key) ? key : null;
}
