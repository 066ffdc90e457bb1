// The customer whom the store named, until our own page signs them in (docs/decisions/0016).
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';

const handOver = z.object({
  realm: z.string(),
  customerId: z.string(),
  /** Of the session to be opened: a form submitted twice opens one. */
  sessionToken: z.string(),
  /** Milliseconds since 1970, from the store's token. */
  goodUntil: z.number(),
  /** The browser did not say that a form of the store sent it: our page then waits for a click. */
  needsClick: z.boolean().default(false),
});
export type HandOver = z.infer<typeof handOver>;

const handOverCookie = {
  name: 'foyer-hand-over',
  path: '/',
  purpose: 'hand-over',
  seconds: 300,
  content: handOver,
} as const;

export async function rememberHandOver(arrived: HandOver): Promise<void> {
  (await cookies()).set(await sealedCookie(handOverCookie, arrived));
}

export async function pendingHandOver(): Promise<HandOver | null> {
  return openCookie(handOverCookie, await cookies());
}

export async function forgetHandOver(): Promise<void> {
  (await cookies()).set(noCookie(handOverCookie));
}
