import 'server-only';
import { deleteLink, findLinkOfCustomer, type LinkedIdentity } from '@/lib/db/external-identities';
import { env } from '@/lib/env/env';
import type { CleengSession } from '@/lib/model';
import { authenticate } from '@/lib/password/authenticate';
import type { SsoPerson } from '@/lib/sso/person-cookie';
import type { Visitor } from '@/lib/visitor/visitor';
import { linkPerson, type OpenedByProvider, openByProvider } from './open-from-provider';

/** The account's password shows that it is this person's. Throws Refusal `wrong_credentials`, `too_many_attempts` or `sso_already_linked`. */
export async function linkAccount(
  person: SsoPerson,
  password: string,
  visitor: Visitor,
): Promise<OpenedByProvider> {
  const { email } = person.identity;
  const customer = await authenticate({ email, password, offerId: person.offerId, visitor });
  await linkPerson(person, customer.customerId);
  return openByProvider(person, customer, visitor);
}

/** Null without a provider, and where the customer is not linked. */
export async function readLink({ identity }: CleengSession): Promise<LinkedIdentity | null> {
  const { sso } = env();
  return sso && findLinkOfCustomer(sso.issuer, identity);
}

/** Only with the password: without one, nobody could sign in. Throws Refusal `wrong_credentials` or `too_many_attempts`. */
export async function unlink(
  session: CleengSession,
  password: string,
  visitor: Visitor,
): Promise<void> {
  await authenticate({ email: session.email, password, visitor });
  const link = await readLink(session);
  if (link) await deleteLink(link);
}
