// The current-customer token that somebody brings, judged for our app and our store as they are configured.
// The surprise: why it was refused stays in our log. To whoever brought it, one refusal is like another.
import 'server-only';
import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { type CurrentCustomer, verifyCurrentCustomer } from './current-customer';
import { CurrentCustomerInvalid } from './current-customer-invalid';

/** Null where it is not accepted, or there is no store to accept it from. */
export async function acceptedCustomer(token: string): Promise<CurrentCustomer | null> {
  const { bigcommerce } = env();
  if (!bigcommerce) return null;
  try {
    return await verifyCurrentCustomer(token, bigcommerce);
  } catch (error) {
    if (!(error instanceof CurrentCustomerInvalid)) throw error;
    logInfo('current_customer_refused', { code: error.code });
    return null;
  }
}
