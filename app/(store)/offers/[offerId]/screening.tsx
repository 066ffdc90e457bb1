import { readerDates } from '@/app/_shell/date-formats';
import { films } from '@/app/(store)/films';
import { PosterRail } from '@/components/brand/poster-rail';
import { Screen } from '@/components/brand/screen';
import { Main } from '@/components/layout/main';
import { words } from '@/lib/i18n/translations';

/** What whoever has the offer came for. The films exist as posters only, so the screen shows one of them. */
export async function Screening({ title, until }: { title: string; until: Date | null }) {
  const say = await words('offers');
  const { dateTime } = await readerDates();
  const programme = await films();
  // A term that is over while Cleeng still lets them in is a grace period: nothing to print on a ticket.
  const isAhead = until !== null && until > new Date();
  const day = isAhead ? dateTime(until, { year: 'numeric', month: 'long', day: 'numeric' }) : null;
  return (
    <Main width="full">
      <Screen
        film={programme[0]}
        heading={say('seatTitle')}
        lead={day ? say('seatUntil', { title, day }) : say('seat', { title })}
        note={say('screenNote')}
      />
      <div className="page-width mt-12 md:mt-20">
        <PosterRail title={say('yours')} films={programme} />
      </div>
    </Main>
  );
}
