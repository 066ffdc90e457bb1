import { notFound } from 'next/navigation';
import { proveToChat } from '@/lib/customer/chat';
import { env } from '@/lib/env';
import { refuseInput } from '@/lib/no-input';
import { routeHandler } from '@/lib/route';
import { authorise } from '@/lib/session/current';
import { currentVisitor } from '@/lib/visitor';

/** `{token, externalId}` for the chat's login, made anew each time. Whose, the session's row says, and nobody else. */
export const POST = routeHandler(async (request) => {
  if (!env().kustomer) notFound();
  await refuseInput(request);
  return proveToChat(await authorise(), await currentVisitor());
});
