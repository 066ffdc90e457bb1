// Whom the sandbox plays: nobody, everybody, or Cleeng beside a real store or a real chat.
import { env } from '@/lib/env/env';

/** By the names that people know them by. */
export function playedVendors(): string[] {
  const { sandbox, bigcommerce, kustomer } = env();
  if (!sandbox) return [];
  const isItsOwn = (url: string | undefined) =>
    url !== undefined && new URL(url).origin === new URL(sandbox.url).origin;
  return [
    'Cleeng',
    ...(isItsOwn(bigcommerce?.storeOrigin) ? ['BigCommerce'] : []),
    ...(isItsOwn(kustomer?.widgetUrl) ? ['Kustomer'] : []),
  ];
}
