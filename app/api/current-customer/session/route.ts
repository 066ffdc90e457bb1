import { NextResponse } from 'next/server';
import { beginHandOver } from '@/lib/customer/hand-over';
import { env } from '@/lib/env/env';
import { paths } from '@/lib/paths';
import { currentVisitor } from '@/lib/visitor/visitor';
import { formsOf } from '@/lib/web/allowed-callers';
import { readToken } from '@/lib/web/read-body';
import { routeHandler } from '@/lib/web/route';

const storeForms = formsOf(() => env().bigcommerce?.storeOrigin);

/** A form of the store's page brings its customer here. A page of ours then lets them in (app/(guest)/hand-over). */
export const POST = routeHandler(async (request) => {
  await beginHandOver(await readToken(request, 'form'), await currentVisitor());
  const headers = { 'cache-control': 'no-store' };
  return NextResponse.redirect(new URL(paths.handOver, env().app.origin), { status: 303, headers });
}, storeForms);
