import 'server-only';
import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { type CurrentCustomer, verifyCurrentCustomer } from './current-customer';
import { isCurrentCustomerInvalid } from './current-customer-invalid';

/** Null where the token is refused, or without a store. The reason is only logged. */
export async function acceptedCustomer(token: string): Promise<CurrentCustomer | null> {
  const { bigcommerce } = env();
  if (!bigcommerce) return null;
  try {
    return await verifyCurrentCustomer(token, bigcommerce);
  } catch (error) {
    if (!isCurrentCustomerInvalid(error)) throw error;
    logInfo('current_customer_refused', { code: error.code });
    return null;
  }
}
