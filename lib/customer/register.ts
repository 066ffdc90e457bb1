// Once Cleeng has made the customer nothing may fail any more: what is left to do is kept with the customer.
import 'server-only';
import { requireAnswers } from '@/lib/consents/consent-answers';
import { keepPendingConsents } from '@/lib/consents/pending-consents';
import { storePendingConsents } from '@/lib/consents/store-pending-consents';
import { env } from '@/lib/env/env';
import { Refusal, type RefusalCode } from '@/lib/errors/errors';
import { orReported, unlessDown } from '@/lib/errors/refusal-of';
import type { ShownConsent } from '@/lib/forms/consent-fields';
import { type Language, requestLanguage } from '@/lib/i18n/language';
import { localeOfReader } from '@/lib/i18n/locale';
import { withinLimits } from '@/lib/limits/limit';
import type { CleengIdentity, Consent, VisitorLocale } from '@/lib/model';
import { authenticate } from '@/lib/password/authenticate';
import { type OpenedMirror, openMirror, tokenOfForm } from '@/lib/session/open';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { createCustomer, fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { regionOf } from '@/lib/visitor/region';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';

export interface Registration {
  /** Made when the form was shown, a UUID: the same form sent twice opens one session. */
  formId: string;
  email: string;
  password: string;
  /** Of each consent the form showed: its version and words, and whether it was ticked. By name. */
  shownConsents: Record<string, ShownConsent>;
  shownLanguage: Language;
  place: VisitorLocale;
  /** True where the person was asked and chose it; else what Cleeng says of their address now goes before it. */
  isPlaceAsked: boolean;
  /** The one that was chosen, if any. */
  offerId?: string | null;
  visitor: Visitor;
  /** This browser's, in the sandbox: mail to the new account is shown there and nowhere else. */
  mailbox?: string | null;
}

export interface RegistrationForm {
  consents: Consent[];
  /** Null where Cleeng could not tell: the form asks. */
  place: VisitorLocale | null;
}

export async function prepareRegistration(visitor: Visitor): Promise<RegistrationForm> {
  const [consents, place] = await Promise.all([fetchPublisherConsents(), regionOf(visitor)]);
  return { consents, place };
}

/** Registers and returns the session token. Throws Refusal with the fields it belongs to. */
export async function register(registration: Registration): Promise<string> {
  const { sessionToken } = await withinLimits('register', registration, () => open(registration));
  return sessionToken;
}

async function open(registration: Registration): Promise<OpenedMirror> {
  const { formId, email, visitor, shownConsents, shownLanguage } = registration;
  const { consents, place: placeNow } = await prepareRegistration(visitor);
  requireAnswers(consents, shownConsents);
  const place = registration.isPlaceAsked
    ? registration.place
    : await asRead(placeNow ?? registration.place);
  const { customerId, tokens, isNew, countPasswordChanges } = await createOrRecognise(
    registration,
    place,
  );
  const identity: CleengIdentity = { kind: 'cleeng', realm: env().cleeng.publisherId, customerId };
  // A customer who is recognised has a name already; where Cleeng does not tell it now, the account page asks again.
  const known = isNew
    ? null
    : await unlessDown('name_unknown', () => fetchCustomer({ customerId, jwt: tokens.jwt }));
  const opened = await openMirror({
    event: isNew ? 'registered' : 'signed_in',
    identity,
    customer: known ?? { email, firstName: '', lastName: '' },
    tokens,
    locale: known?.locale ?? place.locale,
    country: placeNow?.country ?? null, // The sessions page shows where a session was opened, not where the customer lives.
    visitor,
    countPasswordChanges,
    sessionToken: await tokenOfForm(formId, identity),
    consentsDue: consents.some(({ isRequired }) => isRequired), // Until Cleeng has stored the answers.
    captureDue: true, // The capture page asks Cleeng, and opens the way where nothing is left to answer.
  });
  const session = { id: opened.sessionId, identity };
  await keepPendingConsents(session, consents, shownConsents, shownLanguage);
  await orReported('consents_not_stored', () => storePendingConsents(session)); // The next page behind the gate tries again.
  return opened;
}

/** Cleeng tells the language by the address alone. */
async function asRead(place: VisitorLocale): Promise<VisitorLocale> {
  return { ...place, locale: localeOfReader(await requestLanguage(), place.locale) };
}

/** An e-mail address may be taken by this very form, sent twice or its response lost: with the right password, its owner is signed in. */
async function createOrRecognise(registration: Registration, place: VisitorLocale) {
  const { email, password, offerId, visitor, mailbox } = registration;
  const customerIp = publicAddress(visitor);
  try {
    const customer = { email, password, customerIp, offerId, mailbox, ...place };
    return { ...(await createCustomer(customer)), isNew: true, countPasswordChanges: undefined };
  } catch (taken) {
    if (!isRefusal(taken, 'email_taken')) throw taken;
    const owner = await authenticate({ email, password, offerId, visitor }).catch((error) => {
      throw isRefusal(error, 'wrong_credentials') ? taken : error;
    });
    return { ...owner, isNew: false };
  }
}

function isRefusal(error: unknown, code: RefusalCode): boolean {
  return error instanceof Refusal && error.code === code;
}
