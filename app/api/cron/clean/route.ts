import { createHash, timingSafeEqual } from 'node:crypto';
import { notFound } from 'next/navigation';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { clean } from '@/lib/session/cleaning';
import { routeHandler } from '@/lib/web/route';

/** Cleans once, for a scheduler that sends `CRON_SECRET` as its bearer token. Answers how many rows of each table went. */
export const GET = routeHandler(async (request) => {
  const { cronSecret } = env().cleaning;
  if (!cronSecret) notFound();
  if (!hasBearerToken(request.headers, cronSecret)) throw new Refusal('token_refused');
  return { deleted: await clean() };
});

/** In constant time: how long it takes tells nothing of how much of the token was right. */
function hasBearerToken(sent: Headers, token: string): boolean {
  return timingSafeEqual(digest(sent.get('authorization') ?? ''), digest(`Bearer ${token}`));
}

/** Digests, because the comparison needs values of one length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
