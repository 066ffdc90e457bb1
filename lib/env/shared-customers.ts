import 'server-only';
import type { Identity } from '@/lib/model';
import { env } from './env';

/** The sandbox's test customers, see sandbox/README.md. Their passwords are public. */
const testCustomers = /^10000000[1-5]$/;

/** In a public demo many visitors sign in as one of these. They must see nothing of each other. */
export function isShared({ kind, customerId }: Identity): boolean {
  return env().app.isDemo && (kind === 'bigcommerce' || testCustomers.test(customerId));
}
