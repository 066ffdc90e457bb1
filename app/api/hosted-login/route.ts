import { notFound } from 'next/navigation';
import { z } from 'zod';
import { shownCustomer } from '@/app/(guest)/hosted-login/shown-customer';
import { hostedLogin, hostedLogout } from '@/lib/customer/hosted-login';
import { env } from '@/lib/env/env';
import { forgetSession, rememberSession } from '@/lib/session/cookie';
import { forgetWidget, rememberWidget } from '@/lib/session/widget-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';
import { readJson } from '@/lib/web/read-body';
import { routeHandler } from '@/lib/web/route';

/** Empty for a guest of the widget. The refresh token works once and is left to the widget. */
const pair = z.object({ jwt: z.string().nullable(), refreshToken: z.string().nullish() });

/** Opens, renews or ends the session. Returns the customer to show. */
export const POST = routeHandler(async (request) => {
  if (!env().cleeng.widgets) notFound();
  const { jwt } = await readJson(request, pair);
  if (!jwt) {
    const { hasEnded, ...answer } = await hostedLogout();
    if (hasEnded) await forgetSession();
    await forgetWidget();
    return answer;
  }
  const { customer, sessionToken } = await hostedLogin(jwt, await currentVisitor());
  await rememberWidget();
  if (sessionToken) await rememberSession(sessionToken);
  return {
    state: 'signed-in',
    hasChanged: sessionToken !== null,
    customer: await shownCustomer(customer),
  };
});
