import 'server-only';
import { deleteLink, findLinkOfCustomer, type LinkedIdentity } from '@/lib/db/external-identities';
import { env } from '@/lib/env/env';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { rememberOf } from '@/lib/history/history';
import type { CleengSession } from '@/lib/model';
import { authenticate } from '@/lib/password/authenticate';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import type { SsoPerson } from '@/lib/sso/person-cookie';
import type { Visitor } from '@/lib/visitor/visitor';
import { linkKnownCustomer, type OpenedByProvider, openByProvider } from './open-from-provider';

/** The account's password shows that it is this person's. Throws Refusal `wrong_credentials`, `too_many_attempts` or `sso_already_linked`. */
export async function linkAccount(
  person: SsoPerson,
  password: string,
  visitor: Visitor,
): Promise<OpenedByProvider> {
  const { email } = person.identity;
  const customer = await authenticate({ email, password, offerId: person.offerId, visitor });
  await linkKnownCustomer(person, customer.customerId, visitor);
  return openByProvider(person, customer, visitor);
}

/** Null without a provider, and where the customer is not linked. */
export async function readLink({ identity }: CleengSession): Promise<LinkedIdentity | null> {
  const { sso } = env();
  return sso && findLinkOfCustomer(sso.issuer, identity);
}

/**
 * Requires the password: a customer without one could not sign in any more.
 * Throws Refusal `wrong_password` at `password`, `too_many_attempts` or `sso_only`.
 */
export async function unlink(
  session: CleengSession,
  password: string,
  visitor: Visitor,
): Promise<void> {
  requirePasswordSignIn();
  if (!(await isPasswordOf(session, password, visitor)))
    throw Refusal.at('password', 'wrong_password');
  const link = await readLink(session);
  if (!link) return;
  await deleteLink(link);
  await rememberOf(session, { kind: 'unlinked', addressPrefix: visitor.addressPrefix });
}

/** The address may be another customer's by now. */
async function isPasswordOf(
  { email, identity }: CleengSession,
  password: string,
  visitor: Visitor,
): Promise<boolean> {
  try {
    const { customerId } = await authenticate({ email, password, visitor });
    return customerId === identity.customerId;
  } catch (error) {
    if (isRefusal(error, 'wrong_credentials')) return false;
    throw error;
  }
}
