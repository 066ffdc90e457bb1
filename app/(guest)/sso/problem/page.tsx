import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/layout/button-link';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { env } from '@/lib/env/env';
import type { RefusalCode } from '@/lib/errors/errors';
import { getTranslations, sentenceOf } from '@/lib/i18n/translations';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { requireGuest } from '@/lib/session/guards';
import { pendingPerson } from '@/lib/sso/person-cookie';
import { ContinueAgainForm } from './form';

export async function generateMetadata() {
  return { title: (await getTranslations('sso'))('problem.title'), robots: { index: false } };
}

export default async function SsoProblemPage({ searchParams }: PageProps<'/sso/problem'>) {
  const { sso } = env();
  if (!sso) notFound();
  const { problem, returnTo: wanted } = await searchParams;
  const returnTo = safeReturnTo(wanted);
  await requireGuest(returnTo);
  const code = codeOf(problem);
  // The provider has done its part: only our own, or Cleeng's, is missing.
  const canContinue = code === 'sso_unavailable' && (await pendingPerson()) !== null;
  const t = await getTranslations('sso');
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={t('problem.title')}
        lead={await sentenceOf(code)}
        stub={{ line: t('problem.stubLine'), number: t('problem.stubNumber') }}
      >
        <div className="grid gap-4 wrap-anywhere">
          {canContinue ? (
            <ContinueAgainForm />
          ) : (
            <ButtonLink href={withReturnTo(paths.sso, returnTo)}>
              {t('problem.again', { name: sso.name })}
            </ButtonLink>
          )}
          {!sso.isOnlyWay && (
            <ButtonLink href={withReturnTo(paths.login, returnTo)} look="secondary">
              {t('problem.password')}
            </ButtonLink>
          )}
        </div>
      </GuestFrame>
    </Main>
  );
}

const shown = [
  'sso_cancelled',
  'sso_expired',
  'sso_refused',
  'sso_email_missing',
  'sso_email_unverified',
  'sso_other_publisher',
  'sso_identity_mismatch',
  'sso_already_linked',
  'too_many_attempts',
] as const satisfies RefusalCode[];

/** An address can choose a sentence, but not bring one. Anything else is an outage, ours or a vendor's. */
function codeOf(given: unknown): RefusalCode {
  return shown.find((code) => code === given) ?? 'sso_unavailable';
}
