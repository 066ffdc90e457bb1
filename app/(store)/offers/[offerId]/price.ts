import 'server-only';
import { amountText } from '@/lib/i18n/money';
import { words } from '@/lib/i18n/translations';
import type { Offer } from '@/lib/model';

/** `€ 6,99` and `per maand`. */
export async function priceOf({ price, currency, period }: Offer, locale: string | null) {
  const say = await words('offers');
  return { amount: await amountText(price, currency, locale), period: say(`period.${period ?? 'once'}`) };
}
