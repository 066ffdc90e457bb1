// https://developers.cleeng.com/docs/hosted-widgets-retrieving-customer-details
import 'server-only';
import { findMirror, storeCustomer, storeGateCheck } from '@/lib/db/session-mirrors';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { unlessDown } from '@/lib/errors/refusal-of';
import { fetchPendingSteps } from '@/lib/gate/pending-steps';
import { acceptsNoToken, clockError } from '@/lib/http/clock';
import { limit, withinLimits } from '@/lib/limits/limit';
import {
  type AsCustomer,
  type CleengSession,
  type Customer,
  isOfCleeng,
  type Purchase,
  type Session,
  type VendorTokens,
} from '@/lib/model';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import { watchedSession } from '@/lib/session/current';
import { endSession } from '@/lib/session/end';
import { storedTokens } from '@/lib/session/stored-tokens';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import {
  isCleengTokenInvalid,
  type VerifiedCleengToken,
  verifyCleengToken,
} from '@/lib/vendors/cleeng/jwt';
import { isCleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { fetchSubscriptions } from '@/lib/vendors/cleeng/subscriptions';
import type { Visitor } from '@/lib/visitor/visitor';
import {
  openByWidget,
  renewableByWidget,
  renewByWidget,
  wasTakenFromWidget,
} from './open-from-widget';

export interface HostedCustomer {
  name: string;
  email: string;
  /** Null while Cleeng is down. */
  subscriptions: Purchase[] | null;
}

export interface HostedLogin {
  customer: HostedCustomer;
  /** Null if the current session continues. */
  sessionToken: string | null;
}

/** Throws Refusal `token_refused`, `too_many_attempts`, `session_ended` or `sso_only`, or VendorError. */
export async function hostedLogin(jwt: string, visitor: Visitor): Promise<HostedLogin> {
  requirePasswordSignIn();
  const verified = await unlessRefused(() => verifyCleengToken(jwt)).catch(async (error) => {
    if (!isRefusal(error)) throw error;
    await limit('hosted-token', { visitor });
    throw acceptsNoToken('cleeng') ? clockError('cleeng', 'hostedLogin') : error;
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
  const isTheirs = isOwnFullSession(session, customerId);
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
  /** True if the page shows a customer who is no longer signed in. */
  hasChanged: boolean;
  hasEnded: boolean;
}

/** The widget reports this for every guest, so only a session that the widget opened ends. */
export async function hostedLogout(): Promise<HostedLogout> {
  const session = await knownSession();
  const renewable = renewableByWidget(session);
  const mirror = renewable && (await findMirror(renewable));
  if (mirror) await endSession(mirror, 'signed_out');
  const goesOn = session.state === 'signed-in' && isOfCleeng(session) && !mirror;
  return {
    state: goesOn ? 'signed-in' : 'guest',
    hasChanged: session.state === 'signed-in' && mirror !== null,
    hasEnded: mirror !== null,
  };
}

/** Only the widget can renew a widget session's JWT. */
export async function readHostedCustomer(session: CleengSession): Promise<HostedCustomer> {
  const customer = await unlessDown('hosted_customer_unknown', async () => {
    if (session.openedBy !== 'widget') return asCustomer(session, fetchHostedCustomer);
    const { tokens } = await storedTokens(session.id);
    return fetchHostedCustomer({ customerId: session.identity.customerId, jwt: tokens.jwt });
  });
  return customer ?? { name: session.name, email: session.email, subscriptions: null };
}

async function fetchHostedCustomer(customer: AsCustomer): Promise<HostedCustomer> {
  const seen = await fetchCustomer(customer);
  return { ...shown(seen), subscriptions: await subscriptionsOf(customer) };
}

/** The widget polls, which must not count as a visit. */
async function knownSession(): Promise<Session> {
  const session = await watchedSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  return session;
}

/** A session that the widget did not open holds more than the widget's token, so it is kept. */
function isOwnFullSession(session: Session, customerId: string): boolean {
  return (
    session.state === 'signed-in' &&
    session.openedBy !== 'widget' &&
    isOfCleeng(session) &&
    session.identity.customerId === customerId
  );
}

function shown({ firstName, lastName, email }: Customer): Pick<HostedCustomer, 'name' | 'email'> {
  return { name: [firstName, lastName].filter(Boolean).join(' '), email };
}

function subscriptionsOf(customer: AsCustomer): Promise<Purchase[] | null> {
  return unlessDown('subscriptions_unknown', () => fetchSubscriptions(customer));
}

/** The token comes from the browser: an invalid one is a refusal, not a vendor error. */
async function unlessRefused<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    if (isCleengTokenInvalid(error) || isCleengTokenRefused(error)) {
      throw new Refusal('token_refused');
    }
    throw error;
  }
}
