import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Link } from '@/components/navigation/link';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import { paths, withReturnTo } from '@/lib/paths';
import { requireGuest } from '@/lib/session/guards';
import { pendingPerson } from '@/lib/sso/person-cookie';
import { seeOther } from '@/lib/web/see-other';
import { ssoProblemPath } from '../problem-path';
import { LinkForm } from './form';

export async function generateMetadata() {
  return { title: (await getTranslations('sso'))('link.title'), robots: { index: false } };
}

export default async function LinkPage() {
  const person = await pendingPerson();
  await requireGuest(person?.returnTo ?? paths.home);
  const { sso } = env();
  if (!sso || !person) seeOther(ssoProblemPath('sso_expired', paths.home));
  const t = await getTranslations('sso');
  const { email } = person.identity;
  return (
    <Main>
      <GuestFrame
        scene="screening"
        title={t('link.title')}
        lead={t('link.lead', { name: sso.name, email })}
        stub={{ line: t('link.stubLine'), number: t('link.stubNumber') }}
      >
        <LinkForm email={email} />
        {!sso.isOnlyWay && (
          <p className="mt-6 wrap-anywhere">
            {t('link.forgotLead', { name: sso.name })}{' '}
            <Link className="link" href={withReturnTo(paths.resetPassword, paths.ssoLink)}>
              {t('link.forgot')}
            </Link>
          </p>
        )}
      </GuestFrame>
    </Main>
  );
}
