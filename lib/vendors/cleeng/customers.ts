// Registering and reading a customer: https://developers.cleeng.com/reference/register and …/fetch-customers-data
// The surprise: consents are not part of registering; they follow with the new customer's token.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import type { Customer, VisitorLocale } from '@/lib/model';
import { type AuthenticatedCustomer, authenticated } from './auths';
import { callCleeng } from './client';

const WireCustomer = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  email: z.string(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
});

export interface NewCustomer extends VisitorLocale {
  email: string;
  password: string;
  customerIp: string | null;
}

/** Registers. Throws Refusal `email_taken`, `email_invalid` or `captcha_required`. */
export async function createCustomer({
  customerIp,
  ...customer
}: NewCustomer): Promise<AuthenticatedCustomer> {
  const tokens = await callCleeng({
    operation: 'createCustomer',
    method: 'POST',
    path: '/customers',
    body: {
      ...customer,
      publisherId: env().cleeng.publisherId,
      ...(customerIp && { customerIP: customerIp }),
    },
    answer: z.object({ jwt: z.string().min(1), refreshToken: z.string().min(1) }),
    texts: { 'Email verification failed.': () => Refusal.at('email', 'email_invalid') },
  });
  return authenticated(tokens);
}

export async function fetchCustomer(customerId: string, jwt: string): Promise<Customer> {
  const wire = await callCleeng({
    operation: 'fetchCustomer',
    method: 'GET',
    path: `/customers/${customerId}`,
    jwt,
    answer: WireCustomer,
  });
  return {
    customerId: wire.id,
    email: wire.email,
    firstName: wire.firstName ?? '',
    lastName: wire.lastName ?? '',
  };
}
