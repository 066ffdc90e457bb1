// https://developers.cleeng.com/docs/hosted-widgets-retrieving-customer-details
import { isOfCleeng } from '@/lib/model';
import 'server-only';
import { findMirror, storeCustomer, storeGateCheck } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { unlessDown } from '@/lib/errors/refusal-of';
import { fetchPendingSteps } from '@/lib/gate/pending-steps';
import { limit, withinLimits } from '@/lib/limits/limit';
import type {
  AsCustomer,
  CleengSession,
  Customer,
  Purchase,
  Session,
  VendorTokens,
} from '@/lib/model';
import { watchedSession } from '@/lib/session/current';
import { endSession } from '@/lib/session/end';
import { storedTokens } from '@/lib/session/stored-tokens';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import {
  CleengTokenInvalid,
  type VerifiedCleengToken,
  verifyCleengToken,
} from '@/lib/vendors/cleeng/jwt';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { fetchSubscriptions } from '@/lib/vendors/cleeng/subscriptions';
import type { Visitor } from '@/lib/visitor/visitor';
import {
  openByWidget,
  renewableByWidget,
  renewByWidget,
  wasTakenFromWidget,
} from './open-from-widget';

/** What the page shows of a customer. */
export interface HostedCustomer {
  name: string;
  email: string;
  /** Null where Cleeng does not say. */
  subscriptions: Purchase[] | null;
}

export interface HostedLogin {
  customer: HostedCustomer;
  /** Null where this browser's session goes on. */
  sessionToken: string | null;
}

/** Throws Refusal `token_refused`, `too_many_attempts`, and `session_ended` where the widget has yet to forget whom we signed out. */
export async function hostedLogin(jwt: string, visitor: Visitor): Promise<HostedLogin> {
  const verified = await unlessRefused(() => verifyCleengToken(jwt)).catch(async (error) => {
    if (error instanceof Refusal) await limit('hosted-token', { visitor });
    throw error;
  });
  const { customerId } = verified;
  return withinLimits('hosted-login', { visitor, customerId }, () =>
    openOrRenew(jwt, verified, visitor),
  );
}

async function openOrRenew(
  jwt: string,
  { customerId, expiresAt }: VerifiedCleengToken,
  visitor: Visitor,
): Promise<HostedLogin> {
  const session = await knownSession();
  const isTheirs = isTheirsByPassword(session, customerId);
  if (!isTheirs && (await wasTakenFromWidget(session))) throw new Refusal('session_ended');
  const [customer, due, subscriptions] = await unlessRefused(() =>
    Promise.all([
      fetchCustomer({ customerId, jwt }),
      fetchPendingSteps({ customerId, jwt }),
      subscriptionsOf({ customerId, jwt }),
    ]),
  );
  const seen = { ...shown(customer), subscriptions };
  const tokens: VendorTokens = { jwt, refreshToken: null, expiresAt };

  const renewable = renewableByWidget(session);
  if (renewable && (await renewByWidget(renewable, customerId, tokens))) {
    await storeCustomer(renewable, customer);
    await storeGateCheck(renewable, due);
    return { customer: seen, sessionToken: null };
  }
  if (isTheirs) return { customer: seen, sessionToken: null };

  const { sessionToken } = await openByWidget(customer, tokens, due, visitor);
  return { customer: seen, sessionToken };
}

export interface HostedLogout {
  state: 'guest' | 'signed-in';
  /** For the page: it shows a customer who is signed in no more. */
  hasChanged: boolean;
  /** Whether the row of this browser's cookie has ended, also one whose token had expired. */
  hasEnded: boolean;
}

/** Nobody is logged in at the widget. To every guest it says that too, so this ends only a session that the widget opened. */
export async function hostedLogout(): Promise<HostedLogout> {
  const session = await knownSession();
  const renewable = renewableByWidget(session);
  const mirror = renewable && (await findMirror(renewable));
  if (mirror) await endSession(mirror, 'signed_out');
  // The widget knows no customers of the store: to it, this browser is a guest's.
  const goesOn = session.state === 'signed-in' && isOfCleeng(session) && !mirror;
  return {
    state: goesOn ? 'signed-in' : 'guest',
    hasChanged: session.state === 'signed-in' && mirror !== null,
    hasEnded: mirror !== null,
  };
}

/** The customer of this session. The JWT of a widget's session is used as it is: only the widget can renew it. */
export async function readHostedCustomer(session: CleengSession): Promise<HostedCustomer> {
  const customer = await unlessDown('hosted_customer_unknown', async () => {
    if (session.openedBy === 'password') return asCustomer(session, fetchHostedCustomer);
    const { tokens } = await storedTokens(session.id);
    return fetchHostedCustomer({ customerId: session.identity.customerId, jwt: tokens.jwt });
  });
  return customer ?? { name: session.name, email: session.email, subscriptions: null };
}

async function fetchHostedCustomer(customer: AsCustomer): Promise<HostedCustomer> {
  const seen = await fetchCustomer(customer);
  return { ...shown(seen), subscriptions: await subscriptionsOf(customer) };
}

/** The widget polls: that does not count as a visit. */
async function knownSession(): Promise<Session> {
  const session = await watchedSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  return session;
}

/** Their own session holds more than the widget's token: it stays as it is. */
function isTheirsByPassword(session: Session, customerId: string): boolean {
  return (
    session.state === 'signed-in' &&
    session.openedBy === 'password' &&
    isOfCleeng(session) &&
    session.identity.customerId === customerId
  );
}

function shown({ firstName, lastName, email }: Customer): Pick<HostedCustomer, 'name' | 'email'> {
  return { name: [firstName, lastName].filter(Boolean).join(' '), email };
}

/** Signing in does not wait for what can be shown later. */
function subscriptionsOf(customer: AsCustomer): Promise<Purchase[] | null> {
  return unlessDown('subscriptions_unknown', () => fetchSubscriptions(customer));
}

/** The token comes from a browser: that it is no good is the visitor's refusal, and no failure of Cleeng's. */
async function unlessRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CleengTokenInvalid || error instanceof CleengTokenRefused) {
      throw new Refusal('token_refused');
    }
    throw error;
  }
}
