import { routeHandler } from '@/lib/web/route';

/** Public: that this process answers. Needs no database, so an outage of it restarts nothing. */
export const GET = routeHandler(async () => ({ status: 'up' }));
