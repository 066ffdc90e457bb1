import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/layout/button-link';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { env } from '@/lib/env/env';
import { getTranslations, sentenceOf } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';
import { requireGuest } from '@/lib/session/guards';
import { rememberedProviderSession } from '@/lib/sso/sign-out-cookie';

export async function generateMetadata() {
  return { title: (await getTranslations('sso'))('signedOut.title'), robots: { index: false } };
}

/** After signing out here, and again after signing out at the provider. */
export default async function SignedOutPage({ searchParams }: PageProps<'/sso/signed-out'>) {
  const { sso } = env();
  if (!sso) notFound();
  await requireGuest(paths.home);
  const t = await getTranslations('sso');
  const isSignedInThere = (await rememberedProviderSession()) !== null;
  const isUnanswered = isSignedInThere && 'unanswered' in (await searchParams);
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={t('signedOut.title')}
        lead={isSignedInThere ? t('signedOut.lead', { name: sso.name }) : t('signedOut.done')}
        stub={{ line: t('signedOut.stubLine'), number: t('signedOut.stubNumber') }}
      >
        <div className="grid gap-4 wrap-anywhere">
          {isUnanswered && <Notice tone="warning">{await sentenceOf('sso_unavailable')}</Notice>}
          {isSignedInThere && (
            <ButtonLink href={paths.ssoSignOut}>
              {t('signedOut.atProvider', { name: sso.name })}
            </ButtonLink>
          )}
          <ButtonLink href={paths.home} look="secondary">
            {t('signedOut.home')}
          </ButtonLink>
        </div>
      </GuestFrame>
    </Main>
  );
}
