import { routes } from '@/lib/paths';
import { ChatFailed } from '@/lib/vendors/kustomer/chat-failure.client';
import type { Proof } from '@/lib/vendors/kustomer/chat-login.client';

const longestWait = 10_000;

/** Who this browser's session belongs to, signed for the chat just now. Kept nowhere. */
export async function pullProof(): Promise<Proof> {
  const answer = await ask();
  if (answer?.status === 401) throw new ChatFailed('session_over');
  if (!answer?.ok) throw new ChatFailed('unavailable');
  return answer.json();
}

async function ask(): Promise<Response | null> {
  try {
    return await fetch(routes.chatToken, { method: 'POST', signal: AbortSignal.timeout(longestWait) });
  } catch {
    return null; // Our own server is out of reach, and says nothing about anybody.
  }
}
