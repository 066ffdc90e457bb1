import type { Metadata } from 'next';
import { VendorNotice } from '@/app/_shell/vendor-notice';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { Notice } from '@/components/layout/notice';
import { readStanding } from '@/lib/customer/offers';
import type { VendorError } from '@/lib/errors/errors';
import { readBehindGate } from '@/lib/gate/gate';
import { getTranslations, sentenceOf } from '@/lib/i18n/translations';
import { type CleengSession, isOfCleeng, type Offer, type Session } from '@/lib/model';
import { offerPath } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { regionOf } from '@/lib/visitor/region';
import { currentVisitor } from '@/lib/visitor/visitor';
import { outageSentence } from '@/lib/web/guarded-page';
import { GuestStep, MemberStep } from './next-step';
import { offerOnShow, othersOnShow } from './offer-on-show';
import { OfferTicket } from './offer-ticket';
import { Screening } from './screening';

export async function generateMetadata({
  params,
}: PageProps<'/offers/[offerId]'>): Promise<Metadata> {
  const { answer: offer } = await offerOnShow((await params).offerId);
  if (!offer) return { title: (await getTranslations('offers'))('silentTitle') };
  return { title: offer.title, description: offer.description };
}

export default async function OfferPage({ params }: PageProps<'/offers/[offerId]'>) {
  const { offerId } = await params;
  const session = await currentSession();
  if (session.state === 'signed-in' && isOfCleeng(session)) {
    const { answer: offer, outage } = await offerOnShow(offerId);
    if (!offer) return <SilentOffer offerId={offerId} outage={outage} />;
    return <OfferToCustomer offer={offer} session={session} />;
  }
  const [{ answer: offer, outage }, region] = await Promise.all([
    offerOnShow(offerId),
    currentVisitor().then(regionOf),
    othersOnShow(offerId),
  ]);
  if (!offer) return <SilentOffer offerId={offerId} outage={outage} />;
  return (
    <OfferTicket offer={offer} locale={region?.locale ?? null}>
      <FirstStep offer={offer} state={session.state} />
    </OfferTicket>
  );
}

async function OfferToCustomer({ offer, session }: { offer: Offer; session: CleengSession }) {
  const t = await getTranslations('offers');
  const here = offerPath(offer.id);
  const visitor = await currentVisitor();
  // Before the other offers, which a customer with access does not see.
  const { answer: standing, outage } = await readBehindGate(session, here, () =>
    readStanding(session, offer, visitor),
  );
  if (standing?.isGranted) return <Screening title={offer.title} until={standing.until} />;
  return (
    <OfferTicket offer={standing?.offer ?? offer} locale={session.locale}>
      {standing ? (
        <MemberStep offer={standing.offer} email={session.email} />
      ) : (
        <VendorNotice
          here={here}
          sentence={`${await outageSentence(outage)} ${t('standingUnknown')}`}
        />
      )}
    </OfferTicket>
  );
}

async function FirstStep({ offer, state }: { offer: Offer; state: Session['state'] }) {
  if (state === 'guest') return <GuestStep offer={offer} />;
  if (state === 'unavailable') return <UnknownVisitor here={offerPath(offer.id)} />;
  return <Notice>{await sentenceOf('not_for_store_customers')}</Notice>;
}

/** While our own database is down: the visitor may be signed in. */
async function UnknownVisitor({ here }: { here: string }) {
  const t = await getTranslations('problem');
  return <VendorNotice here={here} title={t('unavailableTitle')} sentence={t('unavailable')} />;
}

async function SilentOffer({ offerId, outage }: { offerId: string; outage: VendorError }) {
  const t = await getTranslations('offers');
  const problem = await getTranslations('problem');
  return (
    <LostPage title={t('silentTitle')} sentence={await outageSentence(outage)}>
      <ButtonLink href={offerPath(offerId)} loadsDocument>
        {problem('retry')}
      </ButtonLink>
    </LostPage>
  );
}
