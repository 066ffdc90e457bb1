import { watchedSession } from '@/lib/session/current';
import { routeHandler } from '@/lib/web/route';

/** Who this browser is, for scripts: `{state, name?, expiresAt?}` and nothing else. */
export const GET = routeHandler(async () => {
  const session = await watchedSession();
  if (session.state !== 'signed-in') return { state: session.state };
  return { state: session.state, name: session.name || undefined, expiresAt: session.expiresAt };
});
