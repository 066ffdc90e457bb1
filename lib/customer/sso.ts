// (issuer, subject) is linked to a customer, one to one. The address is no key: addresses change hands.
import 'server-only';
import { findLink, type LinkedIdentity } from '@/lib/db/external-identities';
import { env } from '@/lib/env/env';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import type { SsoPerson } from '@/lib/sso/person-cookie';
import type { AuthenticatedCustomer } from '@/lib/vendors/cleeng/auths';
import { createSsoAuth, isNewByThisLogin } from '@/lib/vendors/cleeng/sso';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';
import { linkKnownCustomer, type OpenedByProvider, openByProvider } from './open-from-provider';

/** `join`: no customer has the address. `link`: one has, and it is not known whether they are this person. */
export type Arrival = ({ state: 'opened' } & OpenedByProvider) | { state: 'join' | 'link' };

/**
 * After the provider's proof. Throws Refusal `sso_identity_mismatch`, `sso_already_linked` or `sso_other_publisher`,
 * or VendorError.
 */
export async function arrive(person: SsoPerson, visitor: Visitor): Promise<Arrival> {
  const { identity } = person;
  const link = await findLink(identity);
  if (link) return opened(await authOfLinked(link, identity.email, visitor));
  const found = await authOf(identity.email, visitor).catch(unlessUnknown);
  if (!found) return { state: 'join' };
  const { customerId, tokens } = found;
  const isTheirs =
    env().sso?.linksVerifiedEmail || (await isNewByThisLogin({ customerId, jwt: tokens.jwt }));
  if (!isTheirs) return { state: 'link' };
  await linkKnownCustomer(person, customerId, visitor);
  return opened(found);

  async function opened(customer: AuthenticatedCustomer): Promise<Arrival> {
    return { state: 'opened', ...(await openByProvider(person, customer, visitor)) };
  }
}

/** By the customer's address when last seen, or the provider's where it has changed at both. */
async function authOfLinked(
  link: LinkedIdentity,
  currentEmail: string,
  visitor: Visitor,
): Promise<AuthenticatedCustomer> {
  for (const email of new Set([link.email, currentEmail])) {
    const found = await authOf(email, visitor).catch(unlessUnknown);
    if (found && found.customerId === link.customerId) return found;
  }
  throw new Refusal('sso_identity_mismatch');
}

function authOf(email: string, visitor: Visitor): Promise<AuthenticatedCustomer> {
  return createSsoAuth(email, publicAddress(visitor), env().sso?.publisherToken ?? '');
}

function unlessUnknown(error: unknown): null {
  if (isRefusal(error, 'customer_unknown')) return null;
  throw error;
}
