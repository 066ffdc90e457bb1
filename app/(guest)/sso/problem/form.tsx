import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { continueAction } from './action';

export async function ContinueAgainForm() {
  const t = await getTranslations('sso');
  return (
    <Form name="continue" action={continueAction}>
      <SubmitButton pendingLabel={t('problem.retrying')} isWide>
        {t('problem.retry')}
      </SubmitButton>
    </Form>
  );
}
