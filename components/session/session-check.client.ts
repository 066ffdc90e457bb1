import { routes } from '@/lib/paths';

const timeoutMs = 5_000;

/** `expiresAt` is ISO 8601 and identifies the session. */
export type ShownSession =
  | { state: 'guest' | 'unavailable'; expiresAt?: undefined }
  | { state: 'signed-in'; expiresAt: string };

/** `unknown` without a response. */
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
