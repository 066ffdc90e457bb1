// What something costs, as the reader writes it: `€6.99`, `€ 6,99`, `6,99 zł`. The amount and its currency are Cleeng's.
import 'server-only';
import { requestLocale } from './locale';

/** `locale`: the reader's own as Cleeng knows it, `nl_BE`, or null. */
export async function amountText(
  amount: number,
  currency: string,
  locale: string | null,
): Promise<string> {
  return new Intl.NumberFormat(await requestLocale(locale), { style: 'currency', currency }).format(
    amount,
  );
}
