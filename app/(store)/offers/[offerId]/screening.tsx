import { dateFormats } from '@/app/_shell/date-formats';
import { films } from '@/app/(store)/films';
import { PosterRail } from '@/components/brand/poster-rail';
import { Screen } from '@/components/brand/screen';
import { Main } from '@/components/layout/main';
import { getTranslations } from '@/lib/i18n/translations';

/** What whoever has the offer came for. The films exist as posters only, so the screen shows one of them. */
export async function Screening({ title, until }: { title: string; until: Date | null }) {
  const t = await getTranslations('offers');
  const { dateTime } = await dateFormats();
  const programme = await films();
  // A term that is over while Cleeng still lets them in is a grace period: nothing to print on a ticket.
  const isAhead = until !== null && until > new Date();
  const day = isAhead ? dateTime(until, { year: 'numeric', month: 'long', day: 'numeric' }) : null;
  return (
    <Main width="full">
      <Screen
        film={programme[0]}
        heading={t('seatTitle')}
        lead={day ? t('seatUntil', { title, day }) : t('seat', { title })}
        note={t('screenNote')}
      />
      <div className="page-width mt-12 md:mt-20">
        <PosterRail title={t('yours')} films={programme} />
      </div>
    </Main>
  );
}
