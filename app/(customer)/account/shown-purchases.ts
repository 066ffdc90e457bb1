import 'server-only';
import type { StorePurchase } from '@/lib/customer/current-customer';
import { requestLocale } from '@/lib/i18n/locale';
import { getTranslations } from '@/lib/i18n/translations';

export interface ShownPurchase extends Pick<StorePurchase, 'imageUrl' | 'url'> {
  name: string;
  date: string;
  price: string;
}

/** Dates are in UTC. */
export async function shownPurchases(purchases: StorePurchase[]): Promise<ShownPurchase[]> {
  const t = await getTranslations('currentCustomer');
  const locale = await requestLocale();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return purchases.map(({ name, quantity, imageUrl, url, orderedAt, price, currency }) => ({
    name: quantity > 1 ? t('several', { quantity, name }) : name,
    imageUrl,
    url,
    date: day.format(orderedAt),
    price: new Intl.NumberFormat(locale, { style: 'currency', currency }).format(price),
  }));
}
