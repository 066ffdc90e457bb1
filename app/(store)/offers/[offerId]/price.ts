import 'server-only';
import type { Offer } from '@/lib/model';
import { amountText } from '@/lib/money';
import { words } from '@/lib/words';

/** `€ 6,99` and `per maand`. */
export async function priceOf({ price, currency, period }: Offer, locale: string | null) {
  const say = await words('offers');
  return { amount: await amountText(price, currency, locale), period: say(`period.${period ?? 'once'}`) };
}
