// From a page of the store into this house: its customer is signed in here by the store's word, for as long as that word is
// good. They are nobody's but the store's, whatever account has the same e-mail address (docs/decisions/0016).
// The surprise: it takes two requests. The first, from the store's page, proves who comes and opens nothing; only the second,
// from a page of ours, knows who is signed in already and may take their place.
import 'server-only';
import { hashOf, newSecret } from '@/lib/crypto/random-token';
import { findMirrorByTokenHash } from '@/lib/db/session-mirrors';
import { spendToken } from '@/lib/db/spent-tokens';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { logSurprise } from '@/lib/errors/log';
import { limit } from '@/lib/limits/limit';
import type { Session } from '@/lib/model';
import { currentSession } from '@/lib/session/current';
import {
  forgetHandOver,
  type HandOver,
  pendingHandOver,
  rememberHandOver,
} from '@/lib/session/hand-over-cookie';
import { isAlive } from '@/lib/session/is-alive';
import { openMirror } from '@/lib/session/mirror';
import { acceptedCustomer } from '@/lib/vendors/bigcommerce/accepted-customer';
import { fingerprintOf } from '@/lib/vendors/bigcommerce/current-customer';
import type { Visitor } from '@/lib/visitor/visitor';

/** As long as a token of the store's, and never longer than it would be taken. */
const mostSeconds = 900;

/** Lets in whom the token names, once for each token. Throws Refusal `hand_over_refused` or `too_many_attempts`. */
export async function beginHandOver(token: string, visitor: Visitor): Promise<void> {
  const customer = await acceptedCustomer(token);
  if (!customer || !(await spendToken(fingerprintOf(token), customer.acceptedUntil))) {
    await limit('refused-store-token', { visitor });
    throw new Refusal('hand_over_refused');
  }
  const customerId = String(customer.customerId);
  // Counted only now: who has an old token of theirs could else shut them out with it.
  await limit('hand-over', { visitor, customerId });
  await rememberHandOver({
    realm: customer.storeHash,
    customerId,
    sessionToken: newSecret(),
    goodUntil: customer.acceptedUntil.getTime(),
  });
}

/** Whether somebody is on their way in with this browser, and whether another session would end for it. */
export async function readHandOver(): Promise<'none' | 'free' | 'replaces' | 'unavailable'> {
  const arrived = await pendingHandOver();
  if (!arrived) return 'none';
  const session = await currentSession();
  if (session.state === 'unavailable') return 'unavailable';
  try {
    if (!(await mayStillComeIn(arrived))) return 'none';
  } catch (error) {
    logSurprise('session_unavailable', error);
    return 'unavailable';
  }
  return session.state === 'guest' || isSame(session, arrived) ? 'free' : 'replaces';
}

/**
 * The session token; the way in stays open until the cookie is forgotten. Null where a session would end for it that
 * nobody has agreed to end: it may have begun after the page was drawn. Throws Refusal `hand_over_refused` where nobody is on
 * their way in any more.
 */
export async function completeHandOver(
  { mayReplace }: { mayReplace: boolean },
  visitor: Visitor,
): Promise<string | null> {
  const state = await readHandOver();
  if (state === 'unavailable') throw new Refusal('session_unavailable');
  if (state === 'replaces' && !mayReplace) return null;
  const arrived = await pendingHandOver();
  if (state === 'none' || !arrived) {
    await forgetHandOver();
    throw new Refusal('hand_over_refused');
  }
  return (await openSession(arrived, visitor)).sessionToken;
}

/** They stay who they are here. */
export async function declineHandOver(): Promise<void> {
  await forgetHandOver();
}

/** The same one for who sends the form twice. */
function openSession({ realm, customerId, sessionToken, goodUntil }: HandOver, visitor: Visitor) {
  const now = new Date();
  // In a public demo strangers share the store's few customers, and would read of each other where they are.
  const { addressPrefix, ...shared } = visitor;
  return openMirror(
    {
      event: 'signed_in',
      openedBy: 'store',
      identity: { kind: 'bigcommerce', realm, customerId },
      locale: null,
      country: null,
      visitor: { ...shared, addressPrefix: env().app.isDemo ? null : addressPrefix },
      seconds: Math.min(mostSeconds, (goodUntil - now.getTime()) / 1000),
      sessionToken,
    },
    now,
  );
}

/** Not after the store's word is over, nor by a copy of what has opened a session that has ended. */
async function mayStillComeIn({ realm, sessionToken, goodUntil }: HandOver): Promise<boolean> {
  const now = new Date();
  if (realm !== env().bigcommerce?.storeHash || goodUntil <= now.getTime()) return false;
  const opened = await findMirrorByTokenHash(hashOf(sessionToken));
  return !opened || isAlive(opened, now);
}

function isSame(session: Session, { realm, customerId }: HandOver): boolean {
  if (session.state !== 'signed-in') return false;
  const { identity } = session;
  return (
    identity.kind === 'bigcommerce' &&
    identity.realm === realm &&
    identity.customerId === customerId
  );
}
