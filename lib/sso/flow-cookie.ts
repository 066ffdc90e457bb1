// One cookie for each sign-in that is under way at the provider, so that two tabs do not disturb each other:
// next-auth has one set of cookies for the whole browser.
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { hashOf } from '@/lib/crypto/random-token';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';
import { cookieName } from '@/lib/env/cookie-name';
import { env } from '@/lib/env/env';
import { checkCookies } from '@/lib/vendors/oidc/check-cookies';

const flow = z.object({
  /** Values of next-auth's cookies, by name. */
  checks: z.record(z.string(), z.string()),
  returnTo: z.string(),
  offerId: z.string().nullable(),
  isSecondTry: z.boolean(),
});
export type SsoFlow = z.infer<typeof flow>;

const mostAtOnce = 4;
const prefix = 'foyer-sso-flow-';

/** The provider returns `state`, so it names the flow. */
function flowCookie(state: string) {
  const name = `${prefix}${hashOf(state).slice(0, 16)}`;
  return { name, path: '/', purpose: 'sso-flow', seconds: 600, content: flow } as const;
}

/** Moves next-auth's cookies, which it has just set. */
export async function rememberFlow(state: string, rest: Omit<SsoFlow, 'checks'>): Promise<void> {
  const jar = await cookies();
  const checks = Object.fromEntries(checkCookies.map((name) => [name, jar.get(name)?.value ?? '']));
  for (const name of [...checkCookies, 'foyer-callback']) jar.delete(name);
  // Browsers send the oldest first.
  const others = jar.getAll().filter(({ name }) => name.startsWith(cookieName(prefix)));
  for (const { name } of others.slice(0, Math.max(0, others.length - mostAtOnce + 1)))
    jar.set({ name, value: '', maxAge: 0, path: '/', secure: env().app.isSecure });
  jar.set(await sealedCookie(flowCookie(state), { checks, ...rest }));
}

/** Null where none is under way: unknown, expired, or finished before. */
export async function takeFlow(state: string): Promise<SsoFlow | null> {
  const jar = await cookies();
  const found = await openCookie(flowCookie(state), jar);
  if (found) jar.set(noCookie(flowCookie(state)));
  return found;
}
