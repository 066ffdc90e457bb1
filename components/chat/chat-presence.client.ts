import { sessionChannel } from '@/components/session/session-channel.client';
import { checkSession } from '@/components/session/session-check.client';

const everyMs = 60_000;

/**
 * Asks again and again whether the session that ends at `expiresAt` is still this browser's: each minute, whenever somebody
 * comes back to the page, and when another tab says that somebody came or left. Silence is no sign-out. Stops once it is not,
 * or with the returned function.
 */
export function watchPresence(expiresAt: () => string, onOver: () => void): () => void {
  const until = new AbortController();
  const listening = { signal: until.signal };
  const look = async () => {
    if ((await checkSession(expiresAt())) !== 'over' || until.signal.aborted) return;
    until.abort();
    onOver();
  };
  const timer = setInterval(look, everyMs);
  until.signal.addEventListener('abort', () => clearInterval(timer));
  addEventListener('focus', look, listening);
  // Whoever comes back by way of the chat's own frame focuses that, and not this page.
  document.addEventListener('visibilitychange', () => void (document.hidden || look()), listening);
  addEventListener('pageshow', ({ persisted }) => void (persisted && look()), listening);
  sessionChannel()?.addEventListener('message', look, listening);
  return () => until.abort();
}
