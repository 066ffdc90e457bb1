import { isDatabaseUp } from '@/lib/db/client';
import { routeHandler } from '@/lib/web/route';

/** Public: says only whether our database is up. */
export const GET = routeHandler(async () => {
  const isUp = await isDatabaseUp();
  return Response.json(
    { database: isUp ? 'up' : 'down' },
    { status: isUp ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
});
