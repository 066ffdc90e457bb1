import { routes } from '@/lib/paths';
import { ChatFailed } from '@/lib/vendors/kustomer/chat-failure.client';
import type { Proof } from '@/lib/vendors/kustomer/chat-login.client';

const longestWait = 10_000;

/** Who this browser's session belongs to, signed for the chat just now. Kept nowhere. */
export async function pullProof(): Promise<Proof> {
  const answer = await orUnavailable(
    fetch(routes.chatToken, { method: 'POST', signal: AbortSignal.timeout(longestWait) }),
  );
  if (answer.status === 401) throw new ChatFailed('session_over');
  if (!answer.ok) throw new ChatFailed('unavailable');
  return orUnavailable(answer.json());
}

/** Our own server out of reach, or cut off in the middle of a word, says nothing about anybody. */
async function orUnavailable<Value>(coming: Promise<Value>): Promise<Value> {
  try {
    return await coming;
  } catch (cause) {
    throw new ChatFailed('unavailable', { cause });
  }
}
