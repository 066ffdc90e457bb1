import { routes } from '@/lib/paths';

const longestWait = 5_000;

/** Whether the session that ends at `expiresAt` (ISO 8601) is still this browser's. Silence is no sign-out. */
export async function checkSession(expiresAt: string): Promise<'same' | 'over' | 'unknown'> {
  try {
    const answer = await fetch(routes.session, { signal: AbortSignal.timeout(longestWait) });
    const session = await answer.json();
    if (session.expiresAt === expiresAt) return 'same';
    return session.state === 'guest' || session.state === 'signed-in' ? 'over' : 'unknown';
  } catch {
    return 'unknown';
  }
}
