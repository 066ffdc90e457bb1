import { notFound } from 'next/navigation';
import { logoutByProvider } from '@/lib/customer/sso-logout';
import { env } from '@/lib/env/env';
import { currentVisitor } from '@/lib/visitor/visitor';
import { providerItself } from '@/lib/web/allowed-callers';
import { readToken } from '@/lib/web/read-body';
import { routeHandler } from '@/lib/web/route';

/** https://openid.net/specs/openid-connect-backchannel-1_0.html */
export const POST = routeHandler(async (request) => {
  if (!env().sso) notFound();
  await logoutByProvider(await readToken(request, 'form', 'logout_token'), await currentVisitor());
  return {};
}, providerItself);
