// What the link in the mail brings: an address, a token that sets its password, and the publisher. proxy.ts moves it
// into a sealed cookie of that page before anything is drawn, so that it is in no history, Referer or log
// (docs/decisions/0014). The surprise: an address with a plus arrives with a space where nobody encoded it.
import 'server-only';
import { cookies } from 'next/headers';
import { type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { env } from '@/lib/env';
import { paths } from '@/lib/paths';
import { noCookie, openCookie, sealedCookie } from './sealed-cookie';

const resetLink = z.object({
  email: z
    .string()
    .transform((given) => given.replaceAll(' ', '+'))
    .pipe(z.email().max(254)),
  resetPasswordToken: z.string().min(1).max(200),
  publisherId: z.string().refine((id) => id === env().cleeng.publisherId),
});
export type ResetLink = z.infer<typeof resetLink>;

const resetLinkCookie = {
  name: 'foyer-reset-link',
  path: paths.newPassword,
  purpose: 'reset-link',
  seconds: 600,
  content: resetLink,
} as const;

/** For proxy.ts: the way to the bare page, with the cookie. Null where this address carries nothing of a link. */
export async function moveResetLink({ nextUrl, method }: NextRequest): Promise<Response | null> {
  const { pathname, searchParams } = nextUrl;
  if (method === 'POST' || pathname !== paths.newPassword) return null;
  if (!Object.keys(resetLink.shape).some((name) => searchParams.has(name))) return null;
  const response = NextResponse.redirect(new URL(paths.newPassword, env().app.origin), 303);
  response.headers.set('cache-control', 'no-store');
  // A link that was altered takes an older one's place: the page must not go on with what nobody has just opened.
  const link = resetLink.safeParse(Object.fromEntries(searchParams));
  response.cookies.set(
    link.success ? await sealedCookie(resetLinkCookie, link.data) : noCookie(resetLinkCookie),
  );
  return response;
}

/** The link that was opened in this browser within the last ten minutes, and that is whole. */
export async function openedResetLink(): Promise<ResetLink | null> {
  return openCookie(resetLinkCookie, await cookies());
}

/** Only actions and routes may: a page cannot set a cookie. */
export async function forgetResetLink(): Promise<void> {
  (await cookies()).set(noCookie(resetLinkCookie));
}
