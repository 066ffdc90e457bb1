import { NextResponse } from 'next/server';
import { beginHandOver } from '@/lib/customer/hand-over';
import { env } from '@/lib/env/env';
import { paths } from '@/lib/paths';
import { rememberHandOver } from '@/lib/session/hand-over-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';
import { formsOf, saysWhatItSends } from '@/lib/web/allowed-callers';
import { readToken } from '@/lib/web/read-body';
import { routeHandler } from '@/lib/web/route';

const storeForms = formsOf(() => env().bigcommerce?.storeOrigin);

/** The first request of a hand-over, from a form on the store's page; app/(guest)/hand-over sends the second. */
export const POST = routeHandler(async (request) => {
  const token = await readToken(request, 'form');
  const needsClick = !saysWhatItSends(request.headers);
  await rememberHandOver(await beginHandOver(token, await currentVisitor(), { needsClick }));
  const headers = { 'cache-control': 'no-store' };
  return NextResponse.redirect(new URL(paths.handOver, env().app.origin), { status: 303, headers });
}, storeForms);
