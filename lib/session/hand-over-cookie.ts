// A pending hand-over: which customer the store named, until our own page signs them in. It is sent to every page so that its
// name may begin with `__Host-`, and no neighbouring host can plant one (docs/decisions/0016).
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';

const handOver = z.object({
  realm: z.string(),
  customerId: z.string(),
  /** Of the session to be opened: the form sent twice opens one. */
  sessionToken: z.string(),
  /** When the store's token expires, in milliseconds since 1970. */
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
