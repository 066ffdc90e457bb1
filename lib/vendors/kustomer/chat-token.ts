// Who somebody is in the chat, and the token that proves it to Kustomer: signed here, sent to it by the browser at once.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// The surprise: a token that names an e-mail address, too, is filed under that address, so it names the external id alone.
import 'server-only';
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { env } from '@/lib/env/env';
import type { Identity } from '@/lib/model';

/** Kustomer itself takes one for fifteen minutes after `iat`. The browser needs seconds; that `exp` is kept to is not documented. */
export const lifetimeSeconds = 120;
/** Nor is what becomes of an `iat` that lies ahead, where our clock is a little fast. */
export const backdatedSeconds = 10;

/**
 * The same person for ever: no key goes into it, since rotating one would cost everybody their conversations. So it hides
 * nobody: whoever tries all of a vendor's numbers finds whose it is. It is no secret: only a signature makes it worth anything.
 */
export function externalIdOf({ kind, realm, customerId }: Identity): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([kind, realm, customerId]))
    .digest('hex');
  return `${kind}:${fingerprint.slice(0, 32)}`;
}

/** HS256, with `externalId`, `iat` and `exp` and nothing else. Throws where there is no chat. */
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
