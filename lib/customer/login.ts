// Signing in with a password. What Cleeng says of this customer is read before the session opens, so that the gate
// (next-step) knows what they still owe; when that cannot be read the sign-in is not completed, and can be tried again.
import 'server-only';
import { areConsentsDue } from '@/lib/consents-due';
import { firstStep } from '@/lib/customer/next-step';
import { recordEvent } from '@/lib/db/identity-events';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { unlessDown } from '@/lib/refusal-of';
import { issueTicket, openMirror } from '@/lib/session/mirror';
import { type AuthenticatedCustomer, createAuth } from '@/lib/vendors/cleeng/auths';
import { fetchCaptureStatus } from '@/lib/vendors/cleeng/capture';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { fetchLocale } from '@/lib/vendors/cleeng/locales';
import { publicAddress, type Visitor } from '@/lib/visitor';

export interface Credentials {
  email: string;
  password: string;
  visitor: Visitor;
}

export interface SignIn {
  ticket: string;
  /** What the gate will ask for first, or null. */
  firstStep: string | null;
}

/** Throws Refusal `wrong_credentials`, the same for an unknown address. */
export async function login({ email, password, visitor }: Credentials): Promise<SignIn> {
  const authenticated = await authenticate(email, password, visitor);
  const { customerId, tokens } = authenticated;
  const [customer, consents, capture, place] = await Promise.all([
    fetchCustomer(customerId, tokens.jwt),
    fetchCustomerConsents(customerId, tokens.jwt),
    fetchCaptureStatus(customerId, tokens.jwt),
    unlessDown('locale_unknown', () => fetchLocale(publicAddress(visitor))),
  ]);
  const due = { consentsDue: areConsentsDue(consents), captureDue: capture.isDue };
  const opened = await openMirror({
    event: 'signed_in',
    identity: { kind: 'cleeng', realm: env().cleeng.publisherId, customerId },
    customer,
    tokens,
    locale: place?.locale ?? 'en_GB',
    country: place?.country ?? null,
    visitor,
    ...due,
  });
  return { ticket: await issueTicket(opened), firstStep: firstStep(due) };
}

async function authenticate(
  email: string,
  password: string,
  visitor: Visitor,
): Promise<AuthenticatedCustomer> {
  try {
    return await createAuth(email, password, publicAddress(visitor));
  } catch (error) {
    if (error instanceof Refusal) {
      await recordEvent({ kind: 'refused', reason: error.code, addressPrefix: visitor.addressPrefix });
    }
    throw error;
  }
}
