// https://developers.cleeng.com/reference/register, …/fetch-customers-data and …/update-customers-data
// Registering takes no consents: they follow with the new customer's token.
import 'server-only';
import { z } from 'zod';
import { regionRules, withUnderscore } from '@/lib/fields/region-rules';
import type { AsCustomer, Customer, VisitorLocale } from '@/lib/model';
import { type AuthenticatedCustomer, authenticated, namedBy, WireTokens } from './auths';
import { callCleeng } from './client';
import { requireAcceptance } from './jwks';
import { offerMeanings } from './offers';

/** Cleeng keeps control characters; Postgres refuses NUL, so such a name would prevent sign-in. */
const text = z.string().transform((given) => given.replace(/\p{Cc}/gu, ''));

const wireCustomer = (customerId: string) =>
  z.object({
    id: z
      .union([z.number(), z.string()])
      .transform(String)
      .refine((id) => id === customerId, 'another customer'),
    email: text,
    firstName: text.nullish(),
    lastName: text.nullish(),
    // Not documented in responses.
    locale: z.string().nullish(),
  });
type WireCustomer = z.infer<ReturnType<typeof wireCustomer>>;

export interface NewCustomer extends VisitorLocale {
  email: string;
  password: string;
  customerIp: string | null;
  offerId?: string | null;
  mailbox?: string | null;
}

/** Throws Refusal `email_taken` or `email_invalid` at `email`, or `captcha_required`. */
export async function createCustomer({
  customerIp,
  offerId,
  mailbox,
  ...customer
}: NewCustomer): Promise<AuthenticatedCustomer> {
  await requireAcceptance();
  const tokens = await namedBy(offerId, (publisher) =>
    callCleeng({
      operation: 'createCustomer',
      method: 'POST',
      path: '/customers',
      body: { ...customer, ...publisher, ...(customerIp && { customerIP: customerIp }) },
      mailbox,
      answer: WireTokens,
      meanings: {
        'Email verification failed.': { code: 'email_invalid', field: 'email' },
        ...('offerId' in publisher && offerMeanings),
      },
    }),
  );
  return authenticated('createCustomer', tokens);
}

export async function fetchCustomer({ customerId, jwt }: AsCustomer): Promise<Customer> {
  const wire = await callCleeng({
    operation: 'fetchCustomer',
    method: 'GET',
    path: `/customers/${encodeURIComponent(customerId)}`,
    jwt,
    answer: wireCustomer(customerId),
  });
  return customerOf(wire);
}

/** A missing part stays as it is. */
export type NewName = Partial<Pick<Customer, 'firstName' | 'lastName'>>;

/** Names may be empty. Throws Refusal `too_long` at `firstName`, at `lastName` or at both. */
export async function updateCustomer(
  { customerId, jwt }: AsCustomer,
  { firstName, lastName }: NewName,
): Promise<Customer> {
  const wire = await callCleeng({
    operation: 'updateCustomer',
    method: 'PATCH',
    path: `/customers/${encodeURIComponent(customerId)}`,
    jwt,
    body: { firstName, lastName },
    answer: wireCustomer(customerId),
    meanings: {
      'firstName can have max 50 characters.': { code: 'too_long', field: 'firstName' },
      'lastName can have max 50 characters.': { code: 'too_long', field: 'lastName' },
    },
  });
  return customerOf(wire);
}

/** Also the language of Cleeng's mails. */
export async function updateCustomerLocale(
  { customerId, jwt }: AsCustomer,
  locale: string,
): Promise<Customer> {
  const wire = await callCleeng({
    operation: 'updateCustomerLocale',
    method: 'PATCH',
    path: `/customers/${encodeURIComponent(customerId)}`,
    jwt,
    body: { locale },
    answer: wireCustomer(customerId),
  });
  return customerOf(wire);
}

export interface NewEmail {
  email: string;
  password: string;
}

/** Throws Refusal `wrong_password` at `password`, `email_taken` or `email_invalid` at `email`. */
export async function updateCustomerEmail(
  { customerId, jwt }: AsCustomer,
  { email, password }: NewEmail,
): Promise<Customer> {
  const wire = await callCleeng({
    operation: 'updateCustomerEmail',
    method: 'PATCH',
    path: `/customers/${encodeURIComponent(customerId)}`,
    jwt,
    body: { email, confirmationPassword: password },
    answer: wireCustomer(customerId),
    meanings: {
      'Invalid confirmationPassword': { code: 'wrong_password', field: 'password' },
      'Please enter a valid e-mail address.': { code: 'email_invalid', field: 'email' },
      // Documented with USER0002 for registering, and here without any code.
      'Customer email already exists': { code: 'email_taken', field: 'email' },
    },
  });
  return customerOf(wire);
}

function customerOf(wire: WireCustomer): Customer {
  return {
    customerId: wire.id,
    email: wire.email,
    firstName: wire.firstName ?? '',
    lastName: wire.lastName ?? '',
    locale: knownLocale(wire.locale ?? ''),
  };
}

function knownLocale(given: string): string | null {
  const locale = withUnderscore(given);
  return regionRules.locale(locale) ? locale : null;
}
