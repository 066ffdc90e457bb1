import { routes } from '@/lib/paths';
import { ChatFailed } from '@/lib/vendors/kustomer/chat-failure.client';
import type { ChatToken } from '@/lib/vendors/kustomer/chat-login.client';

const timeoutMs = 10_000;

/** For one login. Throws ChatFailed `session_over` or `unavailable`. */
export async function fetchChatToken(): Promise<ChatToken> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(routes.chatToken, { method: 'POST', signal });
    if (response.status === 401) throw new ChatFailed('session_over');
    if (!response.ok) throw new ChatFailed('unavailable');
    return await response.json();
  } catch (cause) {
    throw cause instanceof ChatFailed ? cause : new ChatFailed('unavailable', { cause });
  }
}
