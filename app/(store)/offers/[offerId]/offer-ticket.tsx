import type { ReactNode } from 'react';
import { PriceBoard } from '@/components/brand/price-board';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { PublisherText } from '@/components/layout/publisher-text';
import { getTranslations } from '@/lib/i18n/translations';
import type { Offer } from '@/lib/model';
import { OtherOffers } from './other-offers';
import { priceOf } from './price';

type OfferTicketProps = {
  offer: Offer;
  /** For the price format. */
  locale: string | null;
  children: ReactNode;
};

export async function OfferTicket({ offer, locale, children }: OfferTicketProps) {
  const t = await getTranslations('offers');
  const { amount, period } = await priceOf(offer, locale);
  return (
    <Main>
      <GuestFrame
        scene="screening"
        title={<PublisherText>{offer.title}</PublisherText>}
        lead={offer.description && <PublisherText>{offer.description}</PublisherText>}
        stub={{ line: t('stubLine'), number: offer.isOnSale ? amount : '' }}
      >
        <div className="grid gap-8">
          {offer.isOnSale && (
            <PriceBoard
              amount={amount}
              period={period}
              note={offer.freeDays > 0 ? t('freeDays', { days: offer.freeDays }) : undefined}
            />
          )}
          <div>{children}</div>
        </div>
      </GuestFrame>
      <OtherOffers than={offer} locale={locale} />
    </Main>
  );
}
