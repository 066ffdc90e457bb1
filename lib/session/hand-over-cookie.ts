// A store's customer on their way in: who the store said they are, until this browser has said that it wants to be them.
// The surprises: the store's form brings none of our cookies along, so whether somebody is signed in here can be told only by
// the next request, of a page of ours; and it is sent to every page, because only so can no neighbouring host plant one
// that leads into an account of its own (docs/decisions/0016).
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';

const handOver = z.object({
  /** Who came. */
  realm: z.string(),
  customerId: z.string(),
  /** Of the session that they will have: whoever sends the form twice asks for the same one. */
  sessionToken: z.string(),
  /** When the store's word is over, in milliseconds since 1970. */
  goodUntil: z.number(),
});
export type HandOver = z.infer<typeof handOver>;

const handOverCookie = {
  name: 'foyer-hand-over',
  path: '/',
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
