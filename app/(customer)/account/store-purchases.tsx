import type { ReactNode } from 'react';
import { shownPurchases } from '@/app/(customer)/account/shown-purchases';
import { Link } from '@/components/navigation/link';
import type { StorePurchase } from '@/lib/customer/current-customer';
import { getTranslations } from '@/lib/i18n/translations';

/** Null while the store is down. Shows no pictures: the policy allows none from the store. */
export async function StorePurchases({ purchases }: { purchases: StorePurchase[] | null }) {
  const t = await getTranslations('currentCustomer');
  if (!purchases) return <p>{t('unknown')}</p>;
  if (purchases.length === 0) return <p>{t('empty')}</p>;
  const shown = await shownPurchases(purchases);
  return (
    <ul className="divide-y divide-line">
      {[...shown.entries()].map(([position, { name, url, date, price }]) => (
        <li key={position} className="grid gap-x-8 gap-y-1 py-3 sm:grid-cols-[1fr_auto]">
          <p className="min-w-0 font-medium wrap-anywhere">
            {url ? (
              <Link className="link" href={url}>
                <StoreText>{name}</StoreText>
              </Link>
            ) : (
              <StoreText>{name}</StoreText>
            )}
          </p>
          <p>{price}</p>
          <p className="text-muted sm:col-span-2">{date}</p>
        </li>
      ))}
    </ul>
  );
}

/** The store does not tell its language: an empty `lang` keeps it from being read as the page's. */
function StoreText({ children }: { children: ReactNode }) {
  return <bdi lang="">{children}</bdi>;
}
