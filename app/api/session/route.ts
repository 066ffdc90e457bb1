import { watchedSession } from '@/lib/session/current';
import { routeHandler } from '@/lib/web/route';

/** `{state, name?, expiresAt?}` */
export const GET = routeHandler(async () => {
  const session = await watchedSession();
  if (session.state !== 'signed-in') return { state: session.state };
  return { state: session.state, name: session.name || undefined, expiresAt: session.expiresAt };
});
