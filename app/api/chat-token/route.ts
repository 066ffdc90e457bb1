import { notFound } from 'next/navigation';
import { proveToChat } from '@/lib/customer/chat';
import { env } from '@/lib/env/env';
import { authorise } from '@/lib/session/guards';
import { currentVisitor } from '@/lib/visitor/visitor';
import { refuseInput } from '@/lib/web/read-body';
import { routeHandler } from '@/lib/web/route';

/** `{token, externalId}` of the current session's customer. */
export const POST = routeHandler(async (request) => {
  if (!env().kustomer) notFound();
  await refuseInput(request);
  return proveToChat(await authorise(), await currentVisitor());
});
