import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/env/env';
import { isShared } from '@/lib/env/shared-customers';
import { limit } from '@/lib/limits/limit';
import type { SignedIn } from '@/lib/model';
import { chatCookieNames } from '@/lib/vendors/kustomer/chat-cookie.client';
import { externalIdOf, signChatToken } from '@/lib/vendors/kustomer/chat-token';
import type { Visitor } from '@/lib/visitor/visitor';

export interface ChatProof {
  /** Valid for two minutes. */
  token: string;
  externalId: string;
}

/** Throws Refusal `too_many_attempts`. */
export async function proveToChat(session: SignedIn, visitor: Visitor): Promise<ChatProof> {
  await limit('chat-token', { visitor, customerId: session.id }); // So that one session cannot block another.
  const externalId = chatIdentity(session);
  return { token: await signChatToken(externalId), externalId };
}

/** Not a secret: it needs our signature to log in. */
export function chatIdentity({ identity, id }: SignedIn): string {
  return externalIdOf(isShared(identity) ? { ...identity, customerId: id } : identity);
}

export async function mayBeRemembered(): Promise<boolean> {
  const sent = await cookies();
  return chatCookieNames(env().app.isSecure).some((name) => sent.get(name) !== undefined);
}
