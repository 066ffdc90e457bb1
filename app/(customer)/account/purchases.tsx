import { dateFormats } from '@/app/_shell/date-formats';
import { PublisherText } from '@/components/layout/publisher-text';
import { Link } from '@/components/navigation/link';
import type { OwnPurchase } from '@/lib/customer/account';
import { getTranslations, type Translations } from '@/lib/i18n/translations';
import { offerPath } from '@/lib/paths';
import { soldOffer } from '@/lib/web/sold-offers';

export async function Purchases({
  purchases,
  now,
}: {
  purchases: OwnPurchase[] | null;
  now: Date;
}) {
  const t = await getTranslations('purchases');
  if (!purchases) return <p>{t('unknown')}</p>;
  if (purchases.length === 0) return <p>{t('none')}</p>;
  const { dateTime } = await dateFormats();
  const day = (at: Date) => dateTime(at, { year: 'numeric', month: 'short', day: 'numeric' });
  return (
    <ul className="divide-y divide-line">
      {[...purchases.entries()].map(([position, purchase]) => (
        <li key={position} className="grid gap-x-8 gap-y-1 py-3 sm:grid-cols-[1fr_auto]">
          <p className="min-w-0 font-medium">
            {soldOffer(purchase.offerId) ? (
              <Link className="link" href={offerPath(purchase.offerId)}>
                <PublisherText>{purchase.title}</PublisherText>
              </Link>
            ) : (
              <PublisherText>{purchase.title}</PublisherText>
            )}
          </p>
          {!isReplaced(purchase, purchases, now) && (
            <p>{purchase.isGranted ? t('granted') : t('notGranted')}</p>
          )}
          <p className="text-muted sm:col-span-2">{stateOf(purchase, { t, day, now })}</p>
        </li>
      ))}
    </ul>
  );
}

/** Cleeng decides per offer, so an expired purchase counts as granted if the offer was bought again. */
function isReplaced(purchase: OwnPurchase, purchases: OwnPurchase[], now: Date): boolean {
  const isOfSameOffer = ({ offerId }: OwnPurchase) => offerId === purchase.offerId;
  return (
    isOver(purchase, now) && purchases.some((other) => isOfSameOffer(other) && !isOver(other, now))
  );
}

function isOver({ expiresAt }: OwnPurchase, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

function stateOf(
  { status, expiresAt }: OwnPurchase,
  { t, day, now }: { t: Translations<'purchases'>; day(at: Date): string; now: Date },
): string {
  if (!expiresAt) return t(`status.${status}`);
  const end = { day: day(expiresAt) };
  const term = expiresAt > now ? t('until', end) : t('since', end);
  return [t(`status.${status}`), term].join(' · ');
}
