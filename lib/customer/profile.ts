// After a change of address the customer's token still names the old one.
// What Cleeng has saved counts as saved, even if our own database fails.
import 'server-only';
import { storeEmailOfCustomer } from '@/lib/db/external-identities';
import { storeCustomer } from '@/lib/db/session-mirrors';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { rememberOf } from '@/lib/history/history';
import { withinLimits } from '@/lib/limits/limit';
import type { CleengSession, Customer } from '@/lib/model';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import { asCustomer } from '@/lib/tokens/vendor-token';
import {
  fetchCustomer,
  type NewEmail,
  type NewName,
  updateCustomer,
  updateCustomerEmail,
} from '@/lib/vendors/cleeng/customers';
import type { Visitor } from '@/lib/visitor/visitor';

export function readProfile(session: CleengSession): Promise<Customer> {
  return asCustomer(session, fetchCustomer);
}

/** Throws Refusal `too_long` at `firstName`, `lastName` or both. */
export async function changeName(
  session: CleengSession,
  name: NewName,
  { addressPrefix }: Visitor,
): Promise<void> {
  if (Object.keys(name).length === 0) return;
  await asCustomer(session, (customer) => updateCustomer(customer, name));
  await orReported('customer_not_stored', () => storeCustomer(session.id, name));
  await rememberOf(session, { kind: 'name_changed', addressPrefix });
}

/**
 * Returns the stored address. Throws Refusal `wrong_password` at `password`, `address_taken` or
 * `email_invalid` at `email`, `too_many_attempts` or `sso_only`.
 */
export async function changeEmail(
  session: CleengSession,
  address: NewEmail,
  visitor: Visitor,
): Promise<string> {
  requirePasswordSignIn();
  const { customerId } = session.identity;
  const changed = await withinLimits('change-email', { customerId, visitor }, () =>
    asCustomer(session, (customer) => updateCustomerEmail(customer, address)),
  ).catch(refuseAddressTaken);
  await orReported('customer_not_stored', () =>
    storeCustomer(session.id, { email: changed.email }),
  );
  await orReported('link_not_renewed', () => storeEmailOfCustomer(session.identity, changed.email));
  await rememberOf(session, { kind: 'email_changed', addressPrefix: visitor.addressPrefix });
  return changed.email;
}

/** `email_taken` would offer to sign in, but this customer is signed in. */
function refuseAddressTaken(error: unknown): never {
  const isTaken = isRefusal(error, 'email_taken');
  throw isTaken ? Refusal.at('email', 'address_taken') : error;
}
