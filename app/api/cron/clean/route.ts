import { notFound } from 'next/navigation';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { clean } from '@/lib/session/cleaning';
import { hasBearerToken } from '@/lib/web/bearer';
import { routeHandler } from '@/lib/web/route';

/** Cleans once, for a scheduler that sends `CRON_SECRET` as its bearer token. Answers how many rows of each table went. */
export const GET = routeHandler(async (request) => {
  const { cronSecret } = env().cleaning;
  if (!cronSecret) notFound();
  if (!hasBearerToken(request.headers, cronSecret)) throw new Refusal('token_refused');
  return { deleted: await clean() };
});
