// Once Cleeng has created the customer, nothing may fail: remaining steps are stored and retried.
import 'server-only';
import { requireAnswers } from '@/lib/consents/consent-answers';
import { keepPendingConsents } from '@/lib/consents/pending-consents';
import { storePendingConsents } from '@/lib/consents/store-pending-consents';
import { env } from '@/lib/env/env';
import { isRefusal } from '@/lib/errors/errors';
import { orReported, unlessDown } from '@/lib/errors/refusal-of';
import type { ShownConsent } from '@/lib/forms/consent-fields';
import { type Language, requestLanguage } from '@/lib/i18n/languages';
import { localeOfReader } from '@/lib/i18n/locale';
import { withinLimits } from '@/lib/limits/limit';
import type { CleengIdentity, Consent, VisitorLocale } from '@/lib/model';
import { authenticate } from '@/lib/password/authenticate';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import { type OpenedSession, openSession, tokenOfForm } from '@/lib/session/open';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { createCustomer, fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { regionOf } from '@/lib/visitor/region';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';

export interface Registration {
  /** A UUID of the shown form: a form that is sent twice opens one session. */
  formId: string;
  email: string;
  password: string;
  /** By name. */
  shownConsents: Record<string, ShownConsent>;
  shownLanguage: Language;
  region: VisitorLocale;
  /** True if chosen in the form; otherwise Cleeng's current answer has precedence. */
  isRegionChosen: boolean;
  offerId?: string | null;
  visitor: Visitor;
  /** Of this browser, in the sandbox. */
  mailbox?: string | null;
}

export interface RegistrationForm {
  consents: Consent[];
  /** Null if Cleeng could not tell: the form shows lists. */
  region: VisitorLocale | null;
}

export async function prepareRegistration(visitor: Visitor): Promise<RegistrationForm> {
  const [consents, region] = await Promise.all([fetchPublisherConsents(), regionOf(visitor)]);
  return { consents, region };
}

/** Returns the session token. Throws Refusal with faults by field, or `sso_only`. */
export async function register(registration: Registration): Promise<string> {
  requirePasswordSignIn();
  const { sessionToken } = await withinLimits('register', registration, () => open(registration));
  return sessionToken;
}

async function open(registration: Registration): Promise<OpenedSession> {
  const { formId, email, visitor, shownConsents, shownLanguage } = registration;
  const { consents, region: currentRegion } = await prepareRegistration(visitor);
  requireAnswers(consents, shownConsents);
  const region = registration.isRegionChosen
    ? registration.region
    : await withReaderLocale(currentRegion ?? registration.region);
  const { customerId, tokens, isNew, countPasswordChanges } = await createOrRecognise(
    registration,
    region,
  );
  const identity: CleengIdentity = { kind: 'cleeng', realm: env().cleeng.publisherId, customerId };
  const known = isNew
    ? null
    : await unlessDown('name_unknown', () => fetchCustomer({ customerId, jwt: tokens.jwt }));
  const opened = await openSession({
    event: isNew ? 'registered' : 'signed_in',
    identity,
    customer: known ?? { email, firstName: '', lastName: '' },
    tokens,
    locale: known?.locale ?? region.locale,
    country: currentRegion?.country ?? null, // Where the session was opened, not where the customer lives.
    visitor,
    countPasswordChanges,
    sessionToken: await tokenOfForm(formId, identity),
    consentsDue: consents.some(({ isRequired }) => isRequired), // Until Cleeng has the answers.
    captureDue: true, // The capture page checks with Cleeng.
    storeWithRow: (id, transaction) =>
      keepPendingConsents({ id, identity }, consents, shownConsents, shownLanguage, {
        transaction,
      }),
  });
  const session = { id: opened.sessionId, identity };
  await orReported('consents_not_stored', () => storePendingConsents(session)); // Retried by the next page behind the gate.
  return opened;
}

/** Cleeng derives the locale from the IP address alone. */
async function withReaderLocale(region: VisitorLocale): Promise<VisitorLocale> {
  return { ...region, locale: localeOfReader(await requestLanguage(), region.locale) };
}

/** A form that is sent twice signs in, given the right password. */
async function createOrRecognise(registration: Registration, region: VisitorLocale) {
  const { email, password, offerId, visitor, mailbox } = registration;
  const customerIp = publicAddress(visitor);
  try {
    const customer = { email, password, customerIp, offerId, mailbox, ...region };
    return { ...(await createCustomer(customer)), isNew: true, countPasswordChanges: undefined };
  } catch (taken) {
    if (!isRefusal(taken, 'email_taken')) throw taken;
    const owner = await authenticate({ email, password, offerId, visitor }).catch((error) => {
      throw isRefusal(error, 'wrong_credentials') ? taken : error;
    });
    return { ...owner, isNew: false };
  }
}
