import { routes } from '@/lib/paths';

const timeoutMs = 5_000;

/** What the page was rendered for. `expiresAt` is ISO 8601, and tells one session from another. */
export type ShownSession =
  | { state: 'guest' | 'unavailable'; expiresAt?: undefined }
  | { state: 'signed-in'; expiresAt: string };

/** Whether this browser still has the session that is shown. `unknown` without an answer. */
export async function checkSession(shown: ShownSession): Promise<'same' | 'over' | 'unknown'> {
  try {
    const response = await fetch(routes.session, { signal: AbortSignal.timeout(timeoutMs) });
    const { state, expiresAt } = await response.json();
    if (state !== 'guest' && state !== 'signed-in') return 'unknown';
    return state === shown.state && expiresAt === shown.expiresAt ? 'same' : 'over';
  } catch {
    return 'unknown';
  }
}
