import { canTellWhoAsks } from '@/lib/db/health';
import { routeHandler } from '@/lib/web/route';

/** For whoever watches the process: 200 while our own database answers, 503 while it does not. */
export const GET = routeHandler(async () => {
  const isUp = await canTellWhoAsks();
  return Response.json(
    { database: isUp ? 'up' : 'down' },
    { status: isUp ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
});
