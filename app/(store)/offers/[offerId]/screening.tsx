import { dateFormats } from '@/app/_shell/date-formats';
import { films } from '@/app/(store)/films';
import { PosterRail } from '@/components/brand/poster-rail';
import { Screen } from '@/components/brand/screen';
import { Main } from '@/components/layout/main';
import { publisherText } from '@/components/layout/publisher-text';
import { getTranslations } from '@/lib/i18n/translations';

/** Films exist as posters only. */
export async function Screening({ title, until }: { title: string; until: Date | null }) {
  const t = await getTranslations('offers');
  const { dateTime } = await dateFormats();
  const offer = { title, offer: publisherText };
  const programme = await films();
  // A past date with access is a grace period.
  const isAhead = until !== null && until > new Date();
  const day = isAhead ? dateTime(until, { year: 'numeric', month: 'long', day: 'numeric' }) : null;
  return (
    <Main width="full">
      <Screen
        film={programme[0]}
        heading={t('seatTitle')}
        lead={day ? t.rich('seatUntil', { ...offer, day }) : t.rich('seat', offer)}
        note={t('screenNote')}
      />
      <div className="page-width mt-12 md:mt-20">
        <PosterRail title={t('yours')} films={programme} />
      </div>
    </Main>
  );
}
