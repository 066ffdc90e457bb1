// proxy.ts moves the link into a sealed cookie, so that no history, Referer or page has it (docs/decisions/0014).
// Some mail programs do not encode a plus in an address: it arrives as a space. Others write `&amp;` for `&`, or take
// what stands behind a link in a text for its end.
import 'server-only';
import { cookies } from 'next/headers';
import { type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { keyedHash } from '@/lib/crypto/seal';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';
import { env } from '@/lib/env/env';
import { emailAddress, isEmailAddress } from '@/lib/fields/email-address';
import { paths } from '@/lib/paths';

const resetLink = z.object({
  email: z
    .string()
    .transform((given) => emailAddress(given.replaceAll(' ', '+')))
    .pipe(z.string().max(254).refine(isEmailAddress)),
  resetPasswordToken: z.string().min(1).max(200),
  publisherId: z.string().refine((id) => id === env().cleeng.publisherId),
});
/** `unanswered`: fingerprint of a password that Cleeng may have set, though its response was lost. */
const openedLink = resetLink.extend({ unanswered: z.string().optional() });
export type ResetLink = z.infer<typeof openedLink>;

const resetLinkCookie = {
  name: 'foyer-reset-link',
  path: paths.newPassword,
  purpose: 'reset-link',
  seconds: 600,
  content: openedLink,
} as const;

/** Redirects to the bare page. Null where this address carries nothing of a link. */
export async function moveResetLink({
  nextUrl,
  method,
  cookies: sent,
}: NextRequest): Promise<Response | null> {
  if (method === 'POST' || nextUrl.pathname !== paths.newPassword) return null;
  const parts = partsOf(nextUrl.searchParams);
  if (!Object.keys(resetLink.shape).some((name) => name in parts)) return null;
  const response = NextResponse.redirect(new URL(paths.newPassword, env().app.origin), 303);
  response.headers.set('cache-control', 'no-store');
  // An altered link replaces an older one, too: the page must not use a link that was not opened just now.
  const link = resetLink.safeParse(parts);
  const before = await openCookie(resetLinkCookie, sent);
  const opened = link.success && before && isSame(link.data, before) ? before : link.data;
  response.cookies.set(
    opened ? await sealedCookie(resetLinkCookie, opened) : noCookie(resetLinkCookie),
  );
  return response;
}

function partsOf(query: URLSearchParams): Record<string, string> {
  const parts = [...query].map(([name, value]) => [name.replace(/^(amp;)+/, ''), value] as const);
  const last = parts.at(-1);
  // No part is longer, and the expression is slow for long values.
  if (last && last[1].length <= 254)
    parts.push([last[0], last[1].replace(/[\s.,;:!?'"<>()[\]{}»”’]+$/, '')]);
  return Object.fromEntries(parts);
}

function isSame(link: z.infer<typeof resetLink>, before: ResetLink): boolean {
  return link.email === before.email && link.resetPasswordToken === before.resetPasswordToken;
}

/** Null after ten minutes, and for an incomplete link. */
export async function openedResetLink(): Promise<ResetLink | null> {
  return openCookie(resetLinkCookie, await cookies());
}

/** The response to this password was lost. */
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

export async function forgetResetLink(): Promise<void> {
  (await cookies()).set(noCookie(resetLinkCookie));
}
