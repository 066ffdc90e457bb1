import 'server-only';
import { seal } from '@/lib/crypto/seal';
import type { Transaction } from '@/lib/db/client';
import { createExternalSession, linkOnce, storeEmailOfLink } from '@/lib/db/external-identities';
import { ownedBy } from '@/lib/db/owner';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { firstStepOfVisit } from '@/lib/gate/gate';
import { fetchPendingSteps } from '@/lib/gate/pending-steps';
import { remember } from '@/lib/history/history';
import type { CleengIdentity } from '@/lib/model';
import type { SignedInCustomer } from '@/lib/password/authenticate';
import { openSession, tokenOfArrival } from '@/lib/session/open';
import type { SsoPerson } from '@/lib/sso/person-cookie';
import type { AuthenticatedCustomer } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { regionOf } from '@/lib/visitor/region';
import type { Visitor } from '@/lib/visitor/visitor';

export interface OpenedByProvider {
  sessionToken: string;
  firstStep: string | null;
}

type ProvenCustomer = AuthenticatedCustomer & Partial<SignedInCustomer>;

export function cleengIdentity(customerId: string): CleengIdentity {
  return { kind: 'cleeng', realm: env().cleeng.publisherId, customerId };
}

/** Throws Refusal `sso_already_linked` where one of the two is linked to another. */
export async function linkPerson(
  { identity }: Pick<SsoPerson, 'identity'>,
  customerId: string,
): Promise<void> {
  const isLinked = await linkOnce(identity, cleengIdentity(customerId), identity.email);
  if (!isLinked) throw new Refusal('sso_already_linked');
}

/** A customer who has been one before. */
export async function linkKnownCustomer(
  person: SsoPerson,
  customerId: string,
  { addressPrefix }: Visitor,
): Promise<void> {
  await linkPerson(person, customerId);
  await remember({ kind: 'linked', addressPrefix, ...ownedBy(cleengIdentity(customerId)) });
}

/** For the provider's logout. */
export function storeExternal({ identity, idToken }: Pick<SsoPerson, 'identity' | 'idToken'>) {
  return async (sessionId: string, transaction: Transaction): Promise<void> => {
    const sealedIdToken = idToken && (await seal(idToken, 'id-token', sessionId));
    await createExternalSession({ mirrorId: sessionId, ...identity, sealedIdToken }, transaction);
  };
}

/** The person is linked to this customer. */
export async function openByProvider(
  person: SsoPerson,
  { customerId, tokens, countPasswordChanges }: ProvenCustomer,
  visitor: Visitor,
): Promise<OpenedByProvider> {
  const asCustomer = { customerId, jwt: tokens.jwt };
  const [customer, due, region] = await Promise.all([
    fetchCustomer(asCustomer),
    fetchPendingSteps(asCustomer),
    regionOf(visitor),
  ]);
  await orReported('link_not_renewed', () => storeEmailOfLink(person.identity, customer.email));
  const identity = cleengIdentity(customerId);
  const { sessionToken } = await openSession({
    event: 'signed_in',
    openedBy: 'sso',
    identity,
    sessionToken: tokenOfArrival(person.id, identity),
    customer,
    tokens,
    countPasswordChanges,
    locale: customer.locale,
    country: region?.country ?? null,
    visitor,
    storeWithRow: storeExternal(person),
    ...due,
  });
  return { sessionToken, firstStep: firstStepOfVisit(due) };
}
