import type { Metadata } from 'next';
import { VendorNotice } from '@/app/vendor-notice';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';
import { Notice } from '@/components/notice';
import { readBehindGate } from '@/lib/customer/next-step';
import { readStanding } from '@/lib/customer/offers';
import type { CleengSession, Offer, Session } from '@/lib/model';
import { offerPath } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { isOfCleeng } from '@/lib/session/of-cleeng';
import { placeOf } from '@/lib/session/place';
import { currentVisitor } from '@/lib/visitor';
import { sentenceOf, words } from '@/lib/words';
import { GuestStep, MemberStep } from './next-step';
import { offerOnShow } from './offer-on-show';
import { OfferTicket } from './offer-ticket';
import { Screening } from './screening';

export async function generateMetadata({ params }: PageProps<'/offers/[offerId]'>): Promise<Metadata> {
  const offer = await offerOnShow((await params).offerId);
  return { title: offer?.title, description: offer?.description };
}

export default async function OfferPage({ params }: PageProps<'/offers/[offerId]'>) {
  const { offerId } = await params;
  const offer = await offerOnShow(offerId);
  if (!offer) return <SilentOffer here={offerPath(offerId)} />;
  const session = await currentSession();
  if (session.state === 'signed-in' && isOfCleeng(session)) {
    return <OfferToCustomer offer={offer} session={session} />;
  }
  const place = await placeOf(await currentVisitor());
  return (
    <OfferTicket offer={offer} locale={place?.locale ?? null}>
      <FirstStep offer={offer} state={session.state} />
    </OfferTicket>
  );
}

async function OfferToCustomer({ offer, session }: { offer: Offer; session: CleengSession }) {
  const say = await words('offers');
  const here = offerPath(offer.id);
  const visitor = await currentVisitor();
  const standing = await readBehindGate(session, here, () => readStanding(session, offer, visitor));
  if (standing?.isGranted) return <Screening title={offer.title} until={standing.until} />;
  return (
    <OfferTicket offer={standing?.offer ?? offer} locale={session.locale}>
      {standing ? (
        <MemberStep offer={offer} email={session.email} />
      ) : (
        <VendorNotice here={here} sentence={say('standingUnknown')} />
      )}
    </OfferTicket>
  );
}

/** Of whoever is no customer of Cleeng's here and now. */
async function FirstStep({ offer, state }: { offer: Offer; state: Session['state'] }) {
  if (state === 'guest') return <GuestStep offer={offer} />;
  if (state === 'unavailable') return <WhoIsThat here={offerPath(offer.id)} />;
  return <Notice>{await sentenceOf('not_for_store_customers')}</Notice>;
}

/** Our own database is silent: nobody is asked to sign in who may have done so. */
async function WhoIsThat({ here }: { here: string }) {
  const say = await words('problem');
  return (
    <Notice tone="warning" title={say('unavailableTitle')}>
      <p>{say('unavailable')}</p>
      <p className="mt-3">
        <ButtonLink href={here} look="secondary">
          {say('retry')}
        </ButtonLink>
      </p>
    </Notice>
  );
}

async function SilentOffer({ here }: { here: string }) {
  const say = await words('offers');
  const problem = await words('problem');
  return (
    <LostPage title={say('silentTitle')} sentence={problem('vendorSilent')}>
      <ButtonLink href={here}>{problem('retry')}</ButtonLink>
    </LostPage>
  );
}
