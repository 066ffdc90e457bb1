import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/layout/button-link';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { readHandOver } from '@/lib/customer/hand-over';
import { env } from '@/lib/env/env';
import { words } from '@/lib/i18n/translations';
import { paths, withReturnTo } from '@/lib/paths';
import { seeOther } from '@/lib/web/see-other';
import { CompleteHandOverForm, DeclineHandOverForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('handOver');
  const state = await readHandOver();
  const title = say(`${state === 'unavailable' ? 'none' : state}.title`);
  return { title, robots: { index: false } };
}

/** Where a form of the store's page has led to. It asks before it takes the place of somebody else's session. */
export default async function HandOverPage() {
  const { bigcommerce } = env();
  if (!bigcommerce) notFound();
  const state = await readHandOver();
  if (state === 'unavailable') seeOther(withReturnTo(paths.unavailable, paths.handOver));
  const say = await words('handOver');
  const summary = (await words('form'))('summary');
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={say(`${state}.title`)}
        lead={say(`${state}.lead`)}
        stub={{ line: say('stubLine'), number: say('stubNumber') }}
      >
        {state === 'none' ? (
          <ButtonLink href={bigcommerce.storeOrigin}>{say('toStore')}</ButtonLink>
        ) : (
          <CompleteHandOverForm
            mayReplace={state === 'replaces'}
            labels={{ summary, submit: say(`${state}.submit`), submitting: say('submitting') }}
          />
        )}
        {state === 'replaces' && (
          <DeclineHandOverForm labels={{ summary, submit: say('decline'), submitting: say('declining') }} />
        )}
      </GuestFrame>
    </Main>
  );
}
