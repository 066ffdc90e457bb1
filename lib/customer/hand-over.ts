// The first request, from the store's page, only verifies the token. The second comes from our own page and so brings
// our cookies, which show what session it would replace (docs/decisions/0016).
import 'server-only';
import { hashOf, newSecret } from '@/lib/crypto/random-token';
import { findMirrorByTokenHash } from '@/lib/db/session-mirrors';
import { spendToken } from '@/lib/db/spent-tokens';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { logError } from '@/lib/errors/log';
import { limit } from '@/lib/limits/limit';
import type { Session } from '@/lib/model';
import { currentSession } from '@/lib/session/current';
import { type HandOver, pendingHandOver } from '@/lib/session/hand-over-cookie';
import { isAlive } from '@/lib/session/lifetime';
import { openSession } from '@/lib/session/open';
import { acceptedCustomer } from '@/lib/vendors/bigcommerce/accepted-customer';
import { fingerprintOf } from '@/lib/vendors/bigcommerce/current-customer';
import type { Visitor } from '@/lib/visitor/visitor';

/** The lifetime of a store token. */
const mostSeconds = 900;

/** Accepts each token once. Throws Refusal `hand_over_refused` or `too_many_attempts`. */
export async function beginHandOver(
  token: string,
  visitor: Visitor,
  { needsClick }: Pick<HandOver, 'needsClick'>,
): Promise<HandOver> {
  const customer = await acceptedCustomer(token);
  if (!customer || !(await spendToken(fingerprintOf(token), customer.spentUntil))) {
    await limit('refused-store-token', { visitor });
    throw new Refusal('hand_over_refused');
  }
  const customerId = String(customer.customerId);
  // Counted after verification, so that an expired token cannot use up the customer's limit.
  await limit('hand-over', { visitor, customerId });
  return {
    realm: customer.storeHash,
    customerId,
    sessionToken: newSecret(),
    goodUntil: customer.acceptedUntil.getTime(),
    needsClick,
  };
}

/** `replaces`: it would end another session. `unsure`: see `needsClick`. */
export async function readHandOver(): Promise<
  'none' | 'free' | 'unsure' | 'replaces' | 'unavailable'
> {
  const arrived = await pendingHandOver();
  if (!arrived) return 'none';
  const session = await currentSession();
  if (session.state === 'unavailable') return 'unavailable';
  try {
    if (!(await isStillGood(arrived))) return 'none';
  } catch (error) {
    logError('session_unavailable', error);
    return 'unavailable';
  }
  if (session.state === 'signed-in' && !isSame(session, arrived)) return 'replaces';
  return arrived.needsClick ? 'unsure' : 'free';
}

/** `replaces`: not confirmed. `none`: nothing is pending. */
export type HandOverOutcome =
  | { state: 'opened'; sessionToken: string }
  | { state: 'replaces' | 'none' };

/** Repeatable until the cookie is deleted: returns the same session. */
export async function completeHandOver(
  { mayReplace }: { mayReplace: boolean },
  visitor: Visitor,
): Promise<HandOverOutcome> {
  const state = await readHandOver();
  if (state === 'unavailable') throw new Refusal('session_unavailable');
  if (state === 'replaces' && !mayReplace) return { state };
  const arrived = await pendingHandOver();
  if (state === 'none' || !arrived) return { state: 'none' };
  const { sessionToken } = await openFor(arrived, visitor);
  return { state: 'opened', sessionToken };
}

function openFor({ realm, customerId, sessionToken, goodUntil }: HandOver, visitor: Visitor) {
  const now = new Date();
  return openSession(
    {
      event: 'signed_in',
      openedBy: 'store',
      identity: { kind: 'bigcommerce', realm, customerId },
      locale: null,
      country: null,
      visitor,
      seconds: Math.min(mostSeconds, (goodUntil - now.getTime()) / 1000),
      sessionToken,
    },
    now,
  );
}

async function isStillGood({ realm, sessionToken, goodUntil }: HandOver): Promise<boolean> {
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
