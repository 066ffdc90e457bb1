import { createHash, timingSafeEqual } from 'node:crypto';
import { notFound } from 'next/navigation';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { clean } from '@/lib/session/cleaning';
import { routeHandler } from '@/lib/web/route';

/** For a scheduler that sends `CRON_SECRET` as bearer token. Returns the number of deleted rows by table. */
export const GET = routeHandler(async (request) => {
  const { cronSecret } = env().cleaning;
  if (!cronSecret) notFound();
  if (!hasBearerToken(request.headers, cronSecret)) throw new Refusal('token_refused');
  return { deleted: await clean() };
});

/** In constant time. */
function hasBearerToken(sent: Headers, token: string): boolean {
  return timingSafeEqual(digest(sent.get('authorization') ?? ''), digest(`Bearer ${token}`));
}

/** The comparison needs values of equal length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
