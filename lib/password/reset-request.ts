// Two cookies: the request is read by the page that sent it, the way back by the page that the link opens.
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';
import { paths, safeReturnTo, type WayBack } from '@/lib/paths';
import { soldOffer } from '@/lib/web/sold-offers';

const coolDownSeconds = 60;

const resetRequest = z.object({ email: z.string(), askedAt: z.number() });

const resetRequestCookie = {
  name: 'foyer-reset-request',
  path: paths.resetPassword,
  purpose: 'reset-request',
  seconds: 1800,
  content: resetRequest,
} as const;

const wayBackCookie = {
  name: 'foyer-reset-way-back',
  path: paths.newPassword,
  purpose: 'reset-request',
  seconds: 86_400,
  content: z.object({ returnTo: z.string(), offer: z.string().nullish() }),
} as const;

export interface ResetRequest {
  email: string;
  /** Until the same address may request again. 0: at once. */
  waitSeconds: number;
}

export async function lastResetRequest(now = new Date()): Promise<ResetRequest | null> {
  const last = await openCookie(resetRequestCookie, await cookies(), now);
  if (!last) return null;
  const goneSeconds = (now.getTime() - last.askedAt) / 1000;
  return { email: last.email, waitSeconds: Math.max(0, Math.ceil(coolDownSeconds - goneSeconds)) };
}

export async function rememberResetRequest(
  email: string,
  wayBack: WayBack,
  now = new Date(),
): Promise<void> {
  const jar = await cookies();
  jar.set(await sealedCookie(resetRequestCookie, { email, askedAt: now.getTime() }, now));
  jar.set(await sealedCookie(wayBackCookie, wayBack, now));
}

/** Where the customer was going, if they requested the link in this browser. */
export async function wayBackFromReset(): Promise<WayBack> {
  const known = await openCookie(wayBackCookie, await cookies());
  return { returnTo: safeReturnTo(known?.returnTo), offer: soldOffer(known?.offer) };
}
