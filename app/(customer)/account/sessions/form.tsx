import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { endOneAction, signOutEverywhereAction } from './action';

type EndOneFormProps = {
  sessionId: string;
  /** Names the session for screen readers. */
  description: string;
};

export async function EndOneForm({ sessionId, description }: EndOneFormProps) {
  const t = await getTranslations('sessions');
  return (
    <Form name={`endOne.${sessionId}`} action={endOneAction} className="grid gap-4">
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton pendingLabel={t('ending')} look="secondary" isWide>
        {t('endOne')}
        <span className="sr-only"> {description}</span>
      </SubmitButton>
    </Form>
  );
}

export async function SignOutEverywhereForm() {
  const t = await getTranslations('sessions');
  return (
    <Form
      name="signOutEverywhere"
      action={signOutEverywhereAction}
      endsSession
      className="grid justify-items-start gap-6"
    >
      <SubmitButton pendingLabel={t('endingAll')}>{t('endAll')}</SubmitButton>
    </Form>
  );
}
