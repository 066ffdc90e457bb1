import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/layout/button-link';
import { WayIn } from '@/components/navigation/way-in.client';
import { getTranslations } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';

type SessionCornerProps = {
  session: { state: 'guest' } | { state: 'signed-in'; name: string } | { state: 'unavailable' };
  /** Offers on sale: signing in leads back to the chosen one. */
  offers: string[];
  canRegister: boolean;
  signOut: ReactNode;
};

export async function SessionCorner({ session, offers, canRegister, signOut }: SessionCornerProps) {
  const t = await getTranslations('header');
  if (session.state === 'unavailable')
    return <p className="text-small text-muted">{t('unavailable')}</p>;
  if (session.state === 'signed-in') {
    return (
      <>
        <ButtonLink href={paths.account} look="plain">
          {session.name && <span className="sr-only">{t('account')}: </span>}
          <bdi className="max-w-32 truncate underline decoration-edge underline-offset-[0.3em] sm:max-w-56">
            {session.name || t('account')}
          </bdi>
        </ButtonLink>
        {signOut}
      </>
    );
  }
  return (
    <>
      <WayIn path={paths.login} offers={offers} look="plain">
        {t('login')}
      </WayIn>
      {canRegister && (
        <WayIn path={paths.register} offers={offers} look="secondary">
          {t('register')}
        </WayIn>
      )}
    </>
  );
}
