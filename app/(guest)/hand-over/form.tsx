import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { completeHandOverAction, declineHandOverAction } from './action';
import { SubmitAtOnce } from './submit-at-once.client';

/** `free` submits itself; its button is for browsers without JavaScript. */
export async function CompleteHandOverForm({ state }: { state: 'free' | 'unsure' | 'replaces' }) {
  const t = await getTranslations('handOver');
  return (
    <Form name="completeHandOver" action={completeHandOverAction} endsSession>
      <input type="hidden" name="mayReplace" value={String(state === 'replaces')} />
      {state === 'free' && <SubmitAtOnce />}
      <SubmitButton pendingLabel={t('submitting')} isWide>
        {t(`${state}.submit`)}
      </SubmitButton>
    </Form>
  );
}

export async function DeclineHandOverForm({ state }: { state: 'unsure' | 'replaces' }) {
  const t = await getTranslations('handOver');
  return (
    <Form name="declineHandOver" action={declineHandOverAction} className="mt-4 grid gap-6">
      <SubmitButton pendingLabel={t(`${state}.declining`)} look="secondary" isWide>
        {t(`${state}.decline`)}
      </SubmitButton>
    </Form>
  );
}
