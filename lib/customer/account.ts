// The customer's own data, as Cleeng has it now; while Cleeng is silent, as we saw it last.
import 'server-only';
import { storeCustomer } from '@/lib/db/session-mirrors';
import type { Language } from '@/lib/language';
import { localeIn } from '@/lib/locale';
import type { SignedIn } from '@/lib/model';
import { unlessDown } from '@/lib/refusal-of';
import { asCustomer } from '@/lib/session/vendor-token';
import { fetchCustomer, updateCustomerLocale } from '@/lib/vendors/cleeng/customers';

export interface Account {
  name: string;
  email: string;
  /** False: Cleeng did not answer, and this is what we saw last. */
  isCurrent: boolean;
}

export async function readAccount(session: SignedIn): Promise<Account> {
  const customer = await unlessDown('account_not_current', () =>
    asCustomer(session, (jwt, customerId) => fetchCustomer(customerId, jwt)),
  );
  if (!customer) return { name: session.name, email: session.email, isCurrent: false };
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  const hasChanged = name !== session.name || customer.email !== session.email;
  if (hasChanged) await storeCustomer(session.id, customer);
  return { name, email: customer.email, isCurrent: true };
}

/** Tells Cleeng what they chose to read, so that it is theirs wherever they sign in next. While it is down, it is not told. */
export async function tellLanguage(session: SignedIn, language: Language): Promise<void> {
  const locale = localeIn(language, session.locale);
  const customer = await unlessDown('language_not_told', () =>
    asCustomer(session, (jwt, customerId) => updateCustomerLocale(customerId, jwt, locale)),
  );
  if (customer) await storeCustomer(session.id, customer);
}
