import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { ssoProblemPath } from '@/app/(guest)/sso/problem-path';
import { env } from '@/lib/env/env';
import { refusalOf } from '@/lib/errors/refusal-of';
import { limit } from '@/lib/limits/limit';
import { safeReturnTo } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { rememberFlow } from '@/lib/sso/flow-cookie';
import { startSignIn } from '@/lib/vendors/oidc/sign-in';
import { currentVisitor } from '@/lib/visitor/visitor';
import { seeOther } from '@/lib/web/see-other';
import { soldOffer } from '@/lib/web/sold-offers';

/** Starts a sign-in at the provider: the target of a plain link, never of a form (docs/decisions/0035-single-sign-on.md). */
export async function GET(request: NextRequest): Promise<Response> {
  if (!env().sso) notFound();
  if (!isNavigation(request.headers)) return new Response(null, { status: 503, headers: noStore });
  const query = request.nextUrl.searchParams;
  const returnTo = safeReturnTo(query.get('returnTo'));
  const offerId = soldOffer(query.get('offer'));
  if ((await currentSession()).state === 'signed-in') seeOther(returnTo);
  const isSecondTry = query.has('again');
  const address = await start({ returnTo, offerId, isSecondTry }).catch((error) =>
    ssoProblemPath(refusalOf(error, 'sso_not_started').code, returnTo),
  );
  return new Response(null, { status: 303, headers: { location: address, ...noStore } });
}

const noStore = { 'cache-control': 'no-store' };

async function start(flow: Parameters<typeof rememberFlow>[1]): Promise<string> {
  await limit('sso', { visitor: await currentVisitor() });
  const url = await startSignIn();
  await rememberFlow(url.searchParams.get('state') ?? '', flow);
  return url.href;
}

/** Not a prefetch, and nothing that another site embeds. */
function isNavigation(sent: Headers): boolean {
  if (sent.has('rsc') || sent.get('sec-purpose')?.includes('prefetch')) return false;
  return ['document', null].includes(sent.get('sec-fetch-dest'));
}
