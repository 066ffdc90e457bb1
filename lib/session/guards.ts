// The store's customers have no account at Cleeng (docs/decisions/0016).
import 'server-only';
import { headers } from 'next/headers';
import { Refusal } from '@/lib/errors/errors';
import { type CleengSession, isOfCleeng, type SignedIn } from '@/lib/model';
import { paths, withReturnTo } from '@/lib/paths';
import { seeOther } from '@/lib/web/see-other';
import { currentSession } from './current';

/** Redirects guests to sign in; while our database does not respond, to a page that says so. */
export async function requireSession(returnTo: string): Promise<SignedIn> {
  const session = await currentSession();
  if (session.state === 'guest') seeOther(withReturnTo(paths.login, returnTo));
  if (session.state === 'unavailable') seeOther(withReturnTo(paths.unavailable, returnTo));
  return session;
}

/** As `requireSession`. Redirects the store's customers to their account. */
export async function requireCleengSession(returnTo: string): Promise<CleengSession> {
  const session = await requireSession(returnTo);
  if (!isOfCleeng(session)) seeOther(paths.account);
  return session;
}

/** Redirects customers. Not where an action has signed them in and Next draws its page again: the form leads on. */
export async function requireGuest(returnTo: string): Promise<void> {
  if ((await headers()).has('next-action')) return;
  if ((await currentSession()).state === 'signed-in') seeOther(returnTo);
}

/** For actions and routes. Throws Refusal `session_ended` or `session_unavailable`. */
export async function authorise(): Promise<SignedIn> {
  const session = await currentSession();
  if (session.state === 'guest') throw new Refusal('session_ended');
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  return session;
}

/** Throws as `authorise`, and Refusal `not_for_store_customers`. */
export async function authoriseCleeng(): Promise<CleengSession> {
  const session = await authorise();
  if (!isOfCleeng(session)) throw new Refusal('not_for_store_customers');
  return session;
}
