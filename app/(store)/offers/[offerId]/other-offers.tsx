import { ButtonLink } from '@/components/layout/button-link';
import { PublisherText } from '@/components/layout/publisher-text';
import { getTranslations } from '@/lib/i18n/translations';
import type { Offer } from '@/lib/model';
import { offerPath } from '@/lib/paths';
import { othersOnShow } from './offer-on-show';
import { priceOf } from './price';

/** Nothing while Cleeng is down. */
export async function OtherOffers({ than, locale }: { than: Offer; locale: string | null }) {
  const others = await othersOnShow(than.id);
  if (!others || others.length === 0) return null;
  const t = await getTranslations('offers');
  return (
    <section className="mx-auto mt-12 max-w-5xl md:mt-20">
      <h2 className="mb-6 text-heading">{t('others')}</h2>
      <ul className="grid gap-6">
        {others.map((offer) => (
          <li key={offer.id} className="pass-shadow">
            <OfferPass offer={offer} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function OfferPass({ offer, locale }: { offer: Offer; locale: string | null }) {
  const t = await getTranslations('offers');
  const { amount, period } = await priceOf(offer, locale);
  return (
    <article className="pass">
      <div className="p-4 sm:p-6">
        <h3 className="text-heading">
          <PublisherText>{offer.title}</PublisherText>
        </h3>
        <p className="mt-2 mb-4 text-muted">
          <PublisherText>{offer.description}</PublisherText>
        </p>
        <ButtonLink href={offerPath(offer.id)} look="secondary">
          {t('look')}
          <span className="sr-only">
            : <PublisherText>{offer.title}</PublisherText>
          </span>
        </ButtonLink>
      </div>
      <div className="pass-stub">
        <p className="font-sign text-heading">{amount}</p>
        <p className="text-muted">{period}</p>
      </div>
    </article>
  );
}
