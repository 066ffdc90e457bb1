import 'server-only';
import { type ConsentReceipt, listReceipts } from '@/lib/db/consent-receipts';
import { storeEmailOfCustomer } from '@/lib/db/external-identities';
import { ownRowsOf } from '@/lib/db/owner';
import { storeCustomer } from '@/lib/db/session-mirrors';
import { isRefusal } from '@/lib/errors/errors';
import { unlessDown } from '@/lib/errors/refusal-of';
import type { Language } from '@/lib/i18n/languages';
import { localeIn } from '@/lib/i18n/locale';
import type { AnsweredConsent, AsCustomer, CleengSession, Purchase } from '@/lib/model';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';
import { fetchCustomer, updateCustomerLocale } from '@/lib/vendors/cleeng/customers';
import { fetchEntitlement } from '@/lib/vendors/cleeng/entitlements';
import { fetchCustomerOffers } from '@/lib/vendors/cleeng/subscriptions';

const mostReceipts = 100;

export interface Account {
  name: string;
  email: string;
  /** False while Cleeng is down: then these are the stored values. */
  isCurrent: boolean;
  /** Null while Cleeng is down. */
  purchases: OwnPurchase[] | null;
  /** Null while Cleeng is down and there are no receipts. */
  agreements: Agreement[] | null;
}

export interface OwnPurchase extends Purchase {
  /** As Cleeng decides: it may differ from `expiresAt`. */
  isGranted: boolean;
}

export interface Agreement {
  name: string;
  /** Null while Cleeng is down, and for a consent no longer in use. */
  consent: AnsweredConsent | null;
  receipts: ConsentReceipt[];
}

export async function readAccount(session: CleengSession): Promise<Account> {
  const [customer, purchases, agreements] = await Promise.all([
    readCustomer(session),
    unlessDown('purchases_not_shown', () => asCustomer(session, fetchPurchases)),
    readAgreements(session),
  ]);
  return { ...customer, purchases, agreements };
}

async function readCustomer(
  session: CleengSession,
): Promise<Pick<Account, 'name' | 'email' | 'isCurrent'>> {
  const customer = await unlessDown('account_not_current', () =>
    asCustomer(session, fetchCustomer),
  );
  if (!customer) return { name: session.name, email: session.email, isCurrent: false };
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  const hasChanged = name !== session.name || customer.email !== session.email;
  if (hasChanged) await storeCustomer(session.id, customer);
  if (customer.email !== session.email)
    await storeEmailOfCustomer(session.identity, customer.email);
  return { name, email: customer.email, isCurrent: true };
}

/** Also used on other devices. Does nothing while Cleeng is down. */
export async function storeLanguage(session: CleengSession, language: Language): Promise<void> {
  const locale = localeIn(language, session.locale);
  const customer = await unlessDown('language_not_sent', () =>
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

/** A past purchase may no longer be among Cleeng's offers. */
async function isGranted(customer: AsCustomer, offerId: string): Promise<boolean> {
  try {
    return (await fetchEntitlement(customer, offerId)).isGranted;
  } catch (error) {
    if (isRefusal(error, 'offer_unknown')) return false;
    throw error;
  }
}

async function readAgreements(session: CleengSession): Promise<Agreement[] | null> {
  const [consents, receipts] = await Promise.all([
    unlessDown('agreements_not_current', () => asCustomer(session, fetchCustomerConsents)),
    listReceipts(ownRowsOf(session), mostReceipts),
  ]);
  if (!consents && receipts.length === 0) return null;
  const names = new Set([...(consents ?? []), ...receipts].map(({ name }) => name));
  return [...names].map((name) => ({
    name,
    consent: consents?.find((consent) => consent.name === name) ?? null,
    receipts: receipts.filter((receipt) => receipt.name === name),
  }));
}
