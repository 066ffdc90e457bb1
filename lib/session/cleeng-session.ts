// For the pages, actions and routes of customers with an account at Cleeng. The store's customers have none: what Cleeng keeps
// of people, they are neither shown nor asked (docs/decisions/0016).
import 'server-only';
import { Refusal } from '@/lib/errors/errors';
import type { CleengSession } from '@/lib/model';
import { paths } from '@/lib/paths';
import { seeOther } from '@/lib/web/see-other';
import { authorise, requireSession } from './current';
import { isOfCleeng } from './is-of-cleeng';

/** For pages: as `requireSession`. A customer of the store comes to their account, which says what there is for them. */
export async function requireCleengSession(returnTo: string): Promise<CleengSession> {
  const session = await requireSession(returnTo);
  if (!isOfCleeng(session)) seeOther(paths.account);
  return session;
}

/** For actions and routes: as `authorise`. Throws Refusal `not_for_store_customers`, too. */
export async function authoriseCleeng(): Promise<CleengSession> {
  const session = await authorise();
  if (!isOfCleeng(session)) throw new Refusal('not_for_store_customers');
  return session;
}
