// proxy.ts moves what the link brings into a sealed cookie before anything is drawn, so that no history, Referer or page has
// it (docs/decisions/0014). Some mail programs do not encode a plus in an address: it arrives as a space.
import 'server-only';
import { cookies } from 'next/headers';
import { type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { keyedHash } from '@/lib/crypto/seal';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';
import { env } from '@/lib/env/env';
import { isEmailAddress } from '@/lib/fields/email-address';
import { paths } from '@/lib/paths';

const resetLink = z.object({
  email: z
    .string()
    .transform((given) => given.replaceAll(' ', '+'))
    .pipe(z.string().max(254).refine(isEmailAddress)),
  resetPasswordToken: z.string().min(1).max(200),
  publisherId: z.string().refine((id) => id === env().cleeng.publisherId),
});
/** Once opened here. Of the password that Cleeng may have set without our hearing of it, a fingerprint. */
const openedLink = resetLink.extend({ unanswered: z.string().optional() });
export type ResetLink = z.infer<typeof openedLink>;

const resetLinkCookie = {
  name: 'foyer-reset-link',
  path: paths.newPassword,
  purpose: 'reset-link',
  seconds: 600,
  content: openedLink,
} as const;

/** For proxy.ts: the way to the bare page, with the cookie. Null where this address carries nothing of a link. */
export async function moveResetLink({
  nextUrl,
  method,
  cookies: sent,
}: NextRequest): Promise<Response | null> {
  const { pathname, searchParams } = nextUrl;
  if (method === 'POST' || pathname !== paths.newPassword) return null;
  if (!Object.keys(resetLink.shape).some((name) => searchParams.has(name))) return null;
  const response = NextResponse.redirect(new URL(paths.newPassword, env().app.origin), 303);
  response.headers.set('cache-control', 'no-store');
  // A link that was altered takes an older one's place: the page must not use a link that was not opened just now.
  const link = resetLink.safeParse(Object.fromEntries(searchParams));
  const before = await openCookie(resetLinkCookie, sent);
  const opened = link.success && before && isSame(link.data, before) ? before : link.data;
  response.cookies.set(
    opened ? await sealedCookie(resetLinkCookie, opened) : noCookie(resetLinkCookie),
  );
  return response;
}

function isSame(link: z.infer<typeof resetLink>, before: ResetLink): boolean {
  return link.email === before.email && link.resetPasswordToken === before.resetPasswordToken;
}

/** The link that was opened in this browser within the last ten minutes, and that is whole. */
export async function openedResetLink(): Promise<ResetLink | null> {
  return openCookie(resetLinkCookie, await cookies());
}

/** Keeps in mind that an answer to this password was lost. Only actions and routes may: a page cannot set a cookie. */
export async function noteUnanswered(link: ResetLink, password: string): Promise<void> {
  const unanswered = fingerprintOf(password);
  (await cookies()).set(await sealedCookie(resetLinkCookie, { ...link, unanswered }));
}

export function wasUnanswered({ unanswered }: ResetLink, password: string): boolean {
  return unanswered === fingerprintOf(password);
}

function fingerprintOf(password: string): string {
  return keyedHash(password, 'unanswered-password');
}

/** Only actions and routes may, as well. */
export async function forgetResetLink(): Promise<void> {
  (await cookies()).set(noCookie(resetLinkCookie));
}
