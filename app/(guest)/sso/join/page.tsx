import { VendorNotice } from '@/app/_shell/vendor-notice';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { labelSha256 } from '@/lib/consents/consent-answers';
import { prepareRegistration } from '@/lib/customer/register';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';
import { requireGuest } from '@/lib/session/guards';
import { pendingPerson } from '@/lib/sso/person-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';
import { outageSentence, readForPage } from '@/lib/web/guarded-page';
import { seeOther } from '@/lib/web/see-other';
import { ssoProblemPath } from '../problem-path';
import { JoinForm } from './form';

export async function generateMetadata() {
  return { title: (await getTranslations('sso'))('join.title'), robots: { index: false } };
}

export default async function JoinPage() {
  const person = await pendingPerson();
  await requireGuest(person?.returnTo ?? paths.home);
  const { sso } = env();
  if (!sso || !person) seeOther(ssoProblemPath('sso_expired', paths.home));
  const t = await getTranslations('sso');
  const visitor = await currentVisitor();
  const { answer: prepared, outage } = await readForPage(paths.ssoJoin, () =>
    prepareRegistration(visitor),
  );
  const { email, givenName, familyName } = person.identity;
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={t('join.title')}
        lead={t('join.lead', { name: sso.name, email })}
        stub={{ line: t('join.stubLine'), number: t('join.stubNumber') }}
      >
        {prepared ? (
          <JoinForm
            firstName={givenName}
            lastName={familyName}
            region={prepared.region}
            consents={prepared.consents.map((consent) => ({
              name: consent.name,
              version: consent.version,
              label: consent.label,
              labelSha256: labelSha256(consent),
              isRequired: consent.isRequired,
              isTicked: false,
            }))}
          />
        ) : (
          <VendorNotice here={paths.ssoJoin} sentence={await outageSentence(outage)} />
        )}
      </GuestFrame>
    </Main>
  );
}
