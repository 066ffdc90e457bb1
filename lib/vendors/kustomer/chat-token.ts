// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// With an e-mail address in the token, Kustomer would file the chat under that address.
import 'server-only';
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { env } from '@/lib/env/env';
import type { Identity } from '@/lib/model';

/** Kustomer accepts a token for 15 minutes after `iat`. Whether it checks `exp` is not documented. */
const lifetimeSeconds = 120;
/** In case our clock is fast: a future `iat` is not documented. */
const backdatedSeconds = 10;

/** Without a key: rotating it would lose every conversation. Guessable, but worthless without a signature. */
export function externalIdOf({ kind, realm, customerId }: Identity): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([kind, realm, customerId]))
    .digest('hex');
  return `${kind}:${fingerprint.slice(0, 32)}`;
}

/** HS256. Throws where no chat is configured. */
export async function signChatToken(externalId: string, now = new Date()): Promise<string> {
  const chat = env().kustomer;
  if (!chat) throw new Error('There is no chat to sign a token for.');
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ externalId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(seconds - backdatedSeconds)
    .setExpirationTime(seconds + lifetimeSeconds)
    .sign(new TextEncoder().encode(chat.chatSecret));
}
