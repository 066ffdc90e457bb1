import { VendorNotice } from '@/app/_shell/vendor-notice';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { PageHeading } from '@/components/layout/page-heading';
import { readCapture } from '@/lib/customer/capture';
import { readBehindGate } from '@/lib/gate/gate';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { requireCleengSession } from '@/lib/session/guards';
import { outageSentence } from '@/lib/web/guarded-page';
import { seeOther } from '@/lib/web/see-other';
import { CaptureForm } from './form';
import { questionItems } from './question-items';

export const generateMetadata = () => pageTitle('capture');

export default async function CapturePage({ searchParams }: PageProps<'/capture'>) {
  const t = await getTranslations('capture');
  const returnTo = safeReturnTo((await searchParams).returnTo);
  const here = withReturnTo(paths.capture, returnTo);
  const session = await requireCleengSession(here);
  const { answer: capture, outage } = await readBehindGate(
    session,
    paths.capture,
    () => readCapture(session),
    here,
  );
  if (capture?.questions.length === 0) {
    if (session.captureDue) seeOther(returnTo); // The gate redirected here, but nothing is pending any more.
    return <NothingToAsk returnTo={returnTo} />;
  }
  const isChange = returnTo === paths.account && capture?.isDue === false;
  return (
    <Main width="text">
      {isChange ? (
        <PageHeading title={t('change.title')} lead={t('change.lead')} />
      ) : (
        <PageHeading title={t('title')} lead={t('lead')} />
      )}
      <FormCard>
        {capture ? (
          <CaptureForm
            returnTo={returnTo}
            items={await questionItems(capture.questions, session.email)}
            isChange={isChange}
            skipTo={capture.isDue ? null : returnTo}
          />
        ) : (
          <VendorNotice here={here} sentence={await outageSentence(outage)} />
        )}
      </FormCard>
    </Main>
  );
}

async function NothingToAsk({ returnTo }: { returnTo: string }) {
  const t = await getTranslations('capture');
  return (
    <Main width="text">
      <PageHeading title={t('change.title')} lead={t('nothingToAsk')} />
      <p>
        <ButtonLink href={returnTo}>{t('back')}</ButtonLink>
      </p>
    </Main>
  );
}
