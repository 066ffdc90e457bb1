// What something costs, as the reader writes it: `€6.99`, `€ 6,99`, `6,99 zł`. The amount and its currency are Cleeng's.
// The surprise: a language alone does not say how. Somebody's locale does, where it is one of the language they read.
import 'server-only';
import { requestLanguage } from './language';
import { localeTag } from './locale';

/** `locale`: the reader's own as Cleeng knows it, `nl_BE`, or null. */
export async function amountText(amount: number, currency: string, locale: string | null): Promise<string> {
  const written = localeTag(await requestLanguage(), locale);
  return new Intl.NumberFormat(written, { style: 'currency', currency }).format(amount);
}
