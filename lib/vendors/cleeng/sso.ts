// https://developers.cleeng.com/reference/sso-login. The publisher token signs in anybody: nothing else uses it.
import 'server-only';
import { z } from 'zod';
import { isRefusal, isVendorError, Refusal, VendorError } from '@/lib/errors/errors';
import type { AsCustomer } from '@/lib/model';
import { type AuthenticatedCustomer, authenticated, WireTokens } from './auths';
import { callCleeng } from './client';

const operation = 'createSsoAuth';

/**
 * `email` is proven by the provider, or was the linked customer's. Throws Refusal `customer_unknown` or
 * `sso_other_publisher`, or VendorError `refused` for the publisher token.
 */
export async function createSsoAuth(
  email: string,
  customerIp: string | null,
  publisherToken: string,
): Promise<AuthenticatedCustomer> {
  const tokens = await callCleeng({
    operation,
    method: 'POST',
    path: '/sso/auths',
    publisherToken,
    body: { customerEmail: email, ...(customerIp && { customerIP: customerIp }) },
    answer: WireTokens,
    mayBeBare: true,
    meanings: { USER0003: { code: 'sso_other_publisher' } },
    otherwise: (status) =>
      [401, 403].includes(status)
        ? new VendorError('cleeng', operation, 'refused', 'CLEENG_PUBLISHER_TOKEN was refused')
        : new Refusal('customer_unknown'), // Its status and code are not documented.
  });
  return authenticated(operation, tokens);
}

/** Opens no session: no customer can have this address. False where Cleeng refuses the publisher token. */
export async function isPublisherTokenAccepted(publisherToken: string): Promise<boolean> {
  try {
    await createSsoAuth('no-address', null, publisherToken);
    return true;
  } catch (error) {
    if (isRefusal(error)) return true;
    if (isVendorError(error) && error.failure === 'refused') return false;
    throw error;
  }
}

/** Cleeng's dates have whole seconds. A customer who registered a moment earlier has to be asked. */
const sameMomentMs = 1_000;

/** Whether `createSsoAuth` has just made this customer, as it may do for an unknown address. */
export async function isNewByThisLogin({ customerId, jwt }: AsCustomer): Promise<boolean> {
  const { regDate, lastLoginDate } = await callCleeng({
    operation: 'fetchRegistrationDate',
    method: 'GET',
    path: `/customers/${encodeURIComponent(customerId)}`,
    jwt,
    answer: z.object({ regDate: wireDate, lastLoginDate: wireDate }),
  });
  if (!regDate || !lastLoginDate) return false;
  return Math.abs(lastLoginDate.getTime() - regDate.getTime()) <= sameMomentMs;
}

/** `2026-12-31 23:59:59`, in Cleeng's own zone: only compared with another one. */
const wireDate = z
  .string()
  .nullish()
  .transform((text) => (text ? new Date(`${text.replace(' ', 'T')}Z`) : null))
  .transform((date) => (date && Number.isNaN(date.getTime()) ? null : date));
