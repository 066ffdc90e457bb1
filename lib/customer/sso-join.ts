// As lib/customer/register.ts: once Cleeng has created the customer, nothing may fail.
import 'server-only';
import { requireAnswers } from '@/lib/consents/consent-answers';
import { keepPendingConsents } from '@/lib/consents/pending-consents';
import { storePendingConsents } from '@/lib/consents/store-pending-consents';
import { newSecret } from '@/lib/crypto/random-token';
import { orReported } from '@/lib/errors/refusal-of';
import type { ShownConsent } from '@/lib/forms/consent-fields';
import type { Language } from '@/lib/i18n/languages';
import { withinLimits } from '@/lib/limits/limit';
import type { VisitorLocale } from '@/lib/model';
import { openSession, tokenOfArrival } from '@/lib/session/open';
import type { SsoPerson } from '@/lib/sso/person-cookie';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { createCustomer, updateCustomer } from '@/lib/vendors/cleeng/customers';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';
import { cleengIdentity, linkPerson, storeExternal } from './open-from-provider';

export interface Joining {
  person: SsoPerson;
  firstName: string;
  lastName: string;
  region: VisitorLocale;
  shownConsents: Record<string, ShownConsent>;
  shownLanguage: Language;
  visitor: Visitor;
}

/** Returns the session token. Throws Refusal with faults by field, and `email_taken` where an account exists by now. */
export async function join(joining: Joining): Promise<string> {
  const { person, visitor } = joining;
  const { email } = person.identity;
  return withinLimits('register', { email, visitor }, () => create(joining));
}

async function create(joining: Joining): Promise<string> {
  const { person, firstName, lastName, region, shownConsents, shownLanguage, visitor } = joining;
  const { email } = person.identity;
  const consents = await fetchPublisherConsents();
  requireAnswers(consents, shownConsents);
  const { customerId, tokens } = await createCustomer({
    email,
    password: newSecret(), // Not stored: a customer who wants a password requests a reset mail.
    customerIp: publicAddress(visitor),
    offerId: person.offerId,
    ...region,
  });
  await linkPerson(person, customerId);
  await orReported('name_not_stored', () =>
    updateCustomer({ customerId, jwt: tokens.jwt }, { firstName, lastName }),
  );
  const identity = cleengIdentity(customerId);
  const { sessionId, sessionToken } = await openSession({
    event: 'registered',
    openedBy: 'sso',
    identity,
    sessionToken: tokenOfArrival(person.id, identity),
    customer: { email, firstName, lastName },
    tokens,
    locale: region.locale,
    country: region.country,
    visitor,
    consentsDue: consents.some(({ isRequired }) => isRequired), // Until Cleeng has the answers.
    captureDue: true, // The capture page checks with Cleeng.
    async storeWithRow(id, transaction) {
      const options = { transaction };
      await storeExternal(person)(id, transaction);
      await keepPendingConsents({ id, identity }, consents, shownConsents, shownLanguage, options);
    },
  });
  const session = { id: sessionId, identity };
  await orReported('consents_not_stored', () => storePendingConsents(session));
  return sessionToken;
}
