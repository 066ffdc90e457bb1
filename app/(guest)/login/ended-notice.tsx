import { Notice } from '@/components/layout/notice';
import { Link } from '@/components/navigation/link';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import type { Guest } from '@/lib/model';

/** Nothing for a session that the visitor ended. */
export async function EndedNotice({ guest: { endedBecause: because, ended } }: { guest: Guest }) {
  if (!because || because === 'signed_out' || because === 'replaced') return null;
  const t = await getTranslations('ended');
  const store =
    because === 'expired' && ended?.openedBy === 'store' && env().bigcommerce?.storeOrigin;
  return (
    <div className="mb-6">
      <Notice>
        <p>{t(store ? 'storeExpired' : because)}</p>
        {store && (
          <p className="mt-2">
            <Link className="link" href={store}>
              {(await getTranslations('handOver'))('toStore')}
            </Link>
          </p>
        )}
      </Notice>
    </div>
  );
}
