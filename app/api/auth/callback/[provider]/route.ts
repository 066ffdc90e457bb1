import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { NextRequest } from 'next/server';
import { pathAfterArrival } from '@/app/(guest)/sso/path-after-arrival';
import { ssoProblemPath } from '@/app/(guest)/sso/problem-path';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { refusalOf } from '@/lib/errors/refusal-of';
import { paths, withReturnTo } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { type SsoFlow, takeFlow } from '@/lib/sso/flow-cookie';
import type { SsoPerson } from '@/lib/sso/person-cookie';
import { finishSignIn, providerId } from '@/lib/vendors/oidc/sign-in';
import { seeOther } from '@/lib/web/see-other';

/** Where the provider returns to. Mounting all of next-auth's routes would open `callback/credentials`, too. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/api/auth/callback/[provider]'>,
): Promise<Response> {
  if (!env().sso || (await params).provider !== providerId) notFound();
  const flow = await takeFlow(request.nextUrl.searchParams.get('state') ?? '');
  seeOther(flow ? await pathAfter(request, flow) : await pathWithoutFlow());
}

async function pathAfter(request: NextRequest, flow: SsoFlow): Promise<string> {
  const { returnTo } = flow;
  try {
    return await pathAfterArrival(await personOf(request, flow));
  } catch (error) {
    const { code } = refusalOf(error, 'sso_failed');
    const isToRepeat = code === 'sso_refused' && !flow.isSecondTry;
    return isToRepeat
      ? withReturnTo(`${paths.sso}?again=true`, returnTo)
      : ssoProblemPath(code, returnTo);
  }
}

async function personOf(request: NextRequest, flow: SsoFlow): Promise<SsoPerson> {
  const error = request.nextUrl.searchParams.get('error');
  if (error) throw new Refusal(error === 'access_denied' ? 'sso_cancelled' : 'sso_unavailable');
  const cookie = Object.entries(flow.checks)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const proven = await finishSignIn(new NextRequest(request.url, { headers: { cookie } }));
  return { id: randomUUID(), ...proven, returnTo: flow.returnTo, offerId: flow.offerId };
}

/** Unknown, expired, or repeated by Back and reload. */
async function pathWithoutFlow(): Promise<string> {
  const { state } = await currentSession();
  return state === 'signed-in' ? paths.account : ssoProblemPath('sso_expired', paths.home);
}
