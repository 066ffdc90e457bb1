import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { completeHandOverAction, declineHandOverAction } from './action';
import { SubmitAtOnce } from './submit-at-once.client';

/** Submits itself if no session would end; then the button is for browsers without JavaScript. */
export async function CompleteHandOverForm({ mayReplace }: { mayReplace: boolean }) {
  const t = await getTranslations('handOver');
  return (
    <Form action={completeHandOverAction} endsSession>
      <input type="hidden" name="mayReplace" value={String(mayReplace)} />
      {!mayReplace && <SubmitAtOnce />}
      <SubmitButton pendingLabel={t('submitting')} isWide>
        {mayReplace ? t('replaces.submit') : t('free.submit')}
      </SubmitButton>
    </Form>
  );
}

export async function DeclineHandOverForm() {
  const t = await getTranslations('handOver');
  return (
    <Form action={declineHandOverAction} className="mt-4 grid gap-6">
      <SubmitButton pendingLabel={t('declining')} look="secondary" isWide>
        {t('decline')}
      </SubmitButton>
    </Form>
  );
}
