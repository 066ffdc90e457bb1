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
