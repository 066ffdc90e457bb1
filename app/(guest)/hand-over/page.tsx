import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/layout/button-link';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { readHandOver } from '@/lib/customer/hand-over';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import { paths, withReturnTo } from '@/lib/paths';
import { seeOther } from '@/lib/web/see-other';
import { CompleteHandOverForm, DeclineHandOverForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('handOver');
  const state = await readHandOver();
  const title = t(`${state === 'unavailable' ? 'none' : state}.title`);
  return { title, robots: { index: false } };
}

/** The store's form redirects here. Asks before it ends another session, and where it is unsure who sent the form. */
export default async function HandOverPage() {
  const { bigcommerce } = env();
  if (!bigcommerce) notFound();
  const state = await readHandOver();
  if (state === 'unavailable') seeOther(withReturnTo(paths.unavailable, paths.handOver));
  const t = await getTranslations('handOver');
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={t(`${state}.title`)}
        lead={t(`${state}.lead`)}
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        {state === 'none' ? (
          <ButtonLink href={bigcommerce.storeOrigin}>{t('toStore')}</ButtonLink>
        ) : (
          <CompleteHandOverForm state={state} />
        )}
        {(state === 'replaces' || state === 'unsure') && <DeclineHandOverForm state={state} />}
      </GuestFrame>
    </Main>
  );
}
