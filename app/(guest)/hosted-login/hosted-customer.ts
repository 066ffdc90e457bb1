import { isOfCleeng } from '@/lib/model';
import 'server-only';
import { cache } from 'react';
import { type HostedCustomer, readHostedCustomer } from '@/lib/customer/hosted-login';
import { paths } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { readForPage } from '@/lib/web/guarded-page';

/** Cached per request, as the page and its title must agree. Null for a guest, and while Cleeng is down. */
export const hostedCustomer = cache(async (): Promise<HostedCustomer | null> => {
  const session = await currentSession();
  if (session.state !== 'signed-in' || !isOfCleeng(session)) return null;
  return (await readForPage(paths.hostedLogin, () => readHostedCustomer(session))).answer;
});
