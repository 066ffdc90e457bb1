// A customer is to be known in the chat, and forgotten after: who they are there, and what their browser proves it with.
// The surprise: the proof says who they are, too. A page that was drawn for somebody else then stops before it logs anybody in.
import 'server-only';
import { cookies } from 'next/headers';
import { limit } from '@/lib/limits/limit';
import type { SignedIn } from '@/lib/model';
import { chatCookie } from '@/lib/vendors/kustomer/chat-cookie.client';
import { externalIdOf, signChatToken } from '@/lib/vendors/kustomer/chat-token';
import type { Visitor } from '@/lib/visitor/visitor';

export interface ChatProof {
  /** Good for two minutes. */
  token: string;
  externalId: string;
}

/** Made anew for every login. Throws Refusal `too_many_attempts`. */
export async function proveToChat(session: SignedIn, visitor: Visitor): Promise<ChatProof> {
  await limit('chat-token', { visitor, customerId: session.id }); // One session uses up nobody else's, not even its owner's.
  const externalId = chatIdentity(session);
  return { token: await signChatToken(externalId), externalId };
}

/** Who they are in the chat. It may stand in their page: without our signature it opens nothing. */
export function chatIdentity({ identity }: SignedIn): string {
  return externalIdOf(identity);
}

/** Whether somebody chatted in this browser whom Kustomer was not told to forget. */
export async function mayBeRemembered(): Promise<boolean> {
  return (await cookies()).get(chatCookie) !== undefined;
}
