import { NextResponse } from 'next/server';
import { formsOf } from '@/lib/callers';
import { beginHandOver } from '@/lib/customer/hand-over';
import { env } from '@/lib/env';
import { paths } from '@/lib/paths';
import { routeHandler } from '@/lib/route';
import { readToken } from '@/lib/token-body';
import { currentVisitor } from '@/lib/visitor';

const storeForms = formsOf(() => env().bigcommerce?.storeOrigin);

/** A form of the store's page brings its customer here. A page of ours then lets them in (app/(guest)/hand-over). */
export const POST = routeHandler(async (request) => {
  await beginHandOver(await readToken(request, 'application/x-www-form-urlencoded'), await currentVisitor());
  const headers = { 'cache-control': 'no-store' };
  return NextResponse.redirect(new URL(paths.handOver, env().app.origin), { status: 303, headers });
}, storeForms);
