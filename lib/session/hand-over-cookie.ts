// A store's customer on their way in: the session that was opened for them, until this browser has said that it wants it.
// The surprise: the store's form brings none of our cookies along, so whether somebody is signed in here can be told only by
// the next request, of a page of ours (docs/decisions/0016).
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { paths } from '@/lib/paths';
import { noCookie, openCookie, sealedCookie } from './sealed-cookie';

const handOver = z.object({
  /** Who came. */
  realm: z.string(),
  customerId: z.string(),
  /** The row that is open for them; it ends by itself where they never go in. */
  opened: z.object({ mirrorId: z.uuid(), sealedSessionId: z.string() }),
});
export type HandOver = z.infer<typeof handOver>;

const handOverCookie = {
  name: 'foyer-hand-over',
  path: paths.handOver,
  purpose: 'hand-over',
  seconds: 300,
  content: handOver,
} as const;

/** Only actions and routes may: a page cannot set a cookie. */
export async function rememberHandOver(arrived: HandOver): Promise<void> {
  (await cookies()).set(await sealedCookie(handOverCookie, arrived));
}

export async function pendingHandOver(): Promise<HandOver | null> {
  return openCookie(handOverCookie, await cookies());
}

/** Only actions and routes may: a page cannot set a cookie. */
export async function forgetHandOver(): Promise<void> {
  (await cookies()).set(noCookie(handOverCookie));
}
