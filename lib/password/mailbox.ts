// In a public demo each visitor reads only the mail that they asked for: a random key in this browser opens its mailbox in the
// sandbox (sandbox/README.md). With real vendors there is none.
import 'server-only';
import { cookies } from 'next/headers';
import { newSecret } from '@/lib/crypto/random-token';
import { env } from '@/lib/env/env';

const cookieName = 'foyer-mailbox';
const seconds = 30 * 86_400;

/** This browser's key, or one to keep (`keepMailbox`) once mail is on its way. */
export async function mailboxKey(): Promise<string | null> {
  return env().sandbox ? ((await keptKey()) ?? newSecret()) : null;
}

/** Only when all else is done: a cookie makes Next draw the page again, and what is refused needs the page as it is. */
export async function keepMailbox(key: string | null): Promise<void> {
  if (!key) return;
  const secure = env().app.isSecure;
  (await cookies()).set(cookieName, key, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: seconds,
  });
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
