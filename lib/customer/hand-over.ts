// From a page of the store into this house: its customer is signed in here by the store's word, for as long as that word is
// good. They are nobody's but the store's, whatever account has the same e-mail address (docs/decisions/0016).
// The surprise: it takes two requests. The first, from the store's page, proves who comes; only the second, from a page of
// ours, knows who is signed in already and may take their place.
import 'server-only';
import { findMirror } from '@/lib/db/session-mirrors';
import { spendToken } from '@/lib/db/spent-tokens';
import { Refusal } from '@/lib/errors';
import type { Identity, Session } from '@/lib/model';
import { currentSession, isAlive } from '@/lib/session/current';
import { endSession } from '@/lib/session/ending';
import {
  forgetHandOver,
  type HandOver,
  pendingHandOver,
  rememberHandOver,
} from '@/lib/session/hand-over-cookie';
import { limit } from '@/lib/session/limit';
import { issueTicket, openMirror } from '@/lib/session/mirror';
import { acceptedCustomer } from '@/lib/vendors/bigcommerce/accepted-customer';
import { fingerprintOf } from '@/lib/vendors/bigcommerce/current-customer';
import type { Visitor } from '@/lib/visitor';

/** As long as a token of the store's. Who is signed out there meanwhile stays here no longer than that. */
const sessionSeconds = 900;

/** Opens a session for whom the token names, once for each token. Throws Refusal `hand_over_refused` or `too_many_attempts`. */
export async function beginHandOver(token: string, visitor: Visitor): Promise<void> {
  const customer = await acceptedCustomer(token);
  await limit('hand-over', { visitor, customerId: customer?.customerId.toString() });
  if (!customer || !(await spendToken(fingerprintOf(token), customer.acceptedUntil))) {
    throw new Refusal('hand_over_refused');
  }
  const identity: Identity = {
    kind: 'bigcommerce',
    realm: customer.storeHash,
    customerId: String(customer.customerId),
  };
  const opened = await openMirror({
    event: 'signed_in',
    openedBy: 'store',
    identity,
    locale: null,
    country: null,
    visitor,
    seconds: sessionSeconds,
  });
  await rememberHandOver({ realm: identity.realm, customerId: identity.customerId, opened });
}

/** Whether somebody is on their way in with this browser, and whether another session would end for it. */
export async function readHandOver(): Promise<'none' | 'free' | 'replaces' | 'unavailable'> {
  const arrived = await pendingHandOver();
  if (!arrived) return 'none';
  const session = await currentSession();
  if (session.state === 'unavailable') return 'unavailable';
  return session.state === 'guest' || isSame(session, arrived) ? 'free' : 'replaces';
}

/**
 * A ticket to sign in with. Null where a session would end for it that nobody has agreed to end: it may have begun
 * after the page was drawn. Throws Refusal `hand_over_refused` where nobody is on their way in any more.
 */
export async function completeHandOver({ mayReplace }: { mayReplace: boolean }): Promise<string | null> {
  const state = await readHandOver();
  if (state === 'unavailable') throw new Refusal('session_unavailable');
  if (state === 'replaces' && !mayReplace) return null;
  const opened = (await pendingHandOver())?.opened;
  const mirror = opened && (await findMirror(opened.mirrorId));
  if (!mirror || !isAlive(mirror, new Date())) throw new Refusal('hand_over_refused');
  const ticket = await issueTicket(opened);
  await forgetHandOver();
  return ticket;
}

/** They stay who they are here. */
export async function declineHandOver(): Promise<void> {
  const arrived = await pendingHandOver();
  const mirror = arrived && (await findMirror(arrived.opened.mirrorId));
  if (mirror) await endSession(mirror, 'signed_out');
  await forgetHandOver();
}

function isSame(session: Session, { realm, customerId }: HandOver): boolean {
  if (session.state !== 'signed-in') return false;
  const { identity } = session;
  return identity.kind === 'bigcommerce' && identity.realm === realm && identity.customerId === customerId;
}
