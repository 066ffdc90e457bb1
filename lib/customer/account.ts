import 'server-only';
import { type ConsentReceipt, listReceipts } from '@/lib/db/consent-receipts';
import { storeCustomer } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { unlessDown } from '@/lib/errors/refusal-of';
import type { Language } from '@/lib/i18n/language';
import { localeIn } from '@/lib/i18n/locale';
import type { AnsweredConsent, AsCustomer, CleengSession, Purchase } from '@/lib/model';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';
import { fetchCustomer, updateCustomerLocale } from '@/lib/vendors/cleeng/customers';
import { fetchEntitlement } from '@/lib/vendors/cleeng/entitlements';
import { fetchCustomerOffers } from '@/lib/vendors/cleeng/subscriptions';

/** More than any customer gives. */
const mostReceipts = 100;

export interface Account {
  name: string;
  email: string;
  /** False: Cleeng did not answer, and this is what we saw last. */
  isCurrent: boolean;
  /** Null while Cleeng does not say. */
  purchases: OwnPurchase[] | null;
  /** Null while Cleeng does not say, and nothing was answered here. */
  agreements: Agreement[] | null;
}

export interface OwnPurchase extends Purchase {
  /** Whether it lets them in now: Cleeng decides, not the date. */
  isGranted: boolean;
}

/** One consent and every answer to it that went through this storefront, newest first. */
export interface Agreement {
  name: string;
  /** As Cleeng has it now; null while it does not say, or asks for it no more. */
  consent: AnsweredConsent | null;
  receipts: ConsentReceipt[];
}

export async function readAccount(session: CleengSession): Promise<Account> {
  const [who, purchases, agreements] = await Promise.all([
    readWho(session),
    unlessDown('purchases_not_shown', () => asCustomer(session, fetchPurchases)),
    readAgreements(session),
  ]);
  return { ...who, purchases, agreements };
}

async function readWho(
  session: CleengSession,
): Promise<Pick<Account, 'name' | 'email' | 'isCurrent'>> {
  const customer = await unlessDown('account_not_current', () =>
    asCustomer(session, fetchCustomer),
  );
  if (!customer) return { name: session.name, email: session.email, isCurrent: false };
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  const hasChanged = name !== session.name || customer.email !== session.email;
  if (hasChanged) await storeCustomer(session.id, customer);
  return { name, email: customer.email, isCurrent: true };
}

/** Has Cleeng store the language, so that it is used wherever they sign in next. Not while Cleeng is down. */
export async function tellLanguage(session: CleengSession, language: Language): Promise<void> {
  const locale = localeIn(language, session.locale);
  const customer = await unlessDown('language_not_told', () =>
    asCustomer(session, (customer) => updateCustomerLocale(customer, locale)),
  );
  if (customer) await storeCustomer(session.id, customer);
}

async function fetchPurchases(customer: AsCustomer): Promise<OwnPurchase[]> {
  const purchases = await fetchCustomerOffers(customer);
  return Promise.all(
    purchases.map(async (purchase) => ({
      ...purchase,
      isGranted: await isGranted(customer, purchase.offerId),
    })),
  );
}

/** What was bought once may be gone from Cleeng's offers. */
async function isGranted(customer: AsCustomer, offerId: string): Promise<boolean> {
  try {
    return (await fetchEntitlement(customer, offerId)).isGranted;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'offer_unknown') return false;
    throw error;
  }
}

async function readAgreements(session: CleengSession): Promise<Agreement[] | null> {
  const [consents, receipts] = await Promise.all([
    unlessDown('agreements_not_current', () => asCustomer(session, fetchCustomerConsents)),
    listReceipts(session.identity, mostReceipts),
  ]);
  if (!consents && receipts.length === 0) return null;
  const names = new Set([...(consents ?? []), ...receipts].map(({ name }) => name));
  return [...names].map((name) => ({
    name,
    consent: consents?.find((consent) => consent.name === name) ?? null,
    receipts: receipts.filter((receipt) => receipt.name === name),
  }));
}
