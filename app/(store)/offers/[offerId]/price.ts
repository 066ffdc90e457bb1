import 'server-only';
import { amountText } from '@/lib/i18n/money';
import { getTranslations } from '@/lib/i18n/translations';
import type { Offer } from '@/lib/model';

/** `€ 6,99` and `per maand` */
export async function priceOf({ price, currency, period }: Offer, locale: string | null) {
  const t = await getTranslations('offers');
  return {
    amount: await amountText(price, currency, locale),
    period: t(`period.${period ?? 'once'}`),
  };
}
