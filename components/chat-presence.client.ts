import { checkSession } from '@/components/session-check.client';

const everyMs = 60_000;

/**
 * Asks again and again whether the session that ends at `expiresAt` is still this browser's: each minute, and whenever
 * somebody comes back to the page. Silence is no sign-out. Stops once it is not, or with the returned function.
 */
export function watchPresence(expiresAt: string, onOver: () => void): () => void {
  const until = new AbortController();
  const look = async () => {
    if ((await checkSession(expiresAt)) !== 'over' || until.signal.aborted) return;
    until.abort();
    onOver();
  };
  const timer = setInterval(look, everyMs);
  until.signal.addEventListener('abort', () => clearInterval(timer));
  addEventListener('focus', look, { signal: until.signal });
  return () => until.abort();
}
