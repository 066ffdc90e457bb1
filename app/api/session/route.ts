import { routeHandler } from '@/lib/route';
import { currentSession } from '@/lib/session/current';

/** Who this browser is, for scripts: `{state, name?, expiresAt?}` and nothing else. */
export const GET = routeHandler(async () => {
  const session = await currentSession();
  if (session.state !== 'signed-in') return { state: session.state };
  return { state: session.state, name: session.name || undefined, expiresAt: session.expiresAt };
});
