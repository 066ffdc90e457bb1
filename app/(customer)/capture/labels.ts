import 'server-only';
import { getTranslations } from '@/lib/i18n/translations';

/** The form's sentences: they reach the browser as props. Who changes answers is not on the way in any more. */
export async function captureLabels({ isChange }: { isChange: boolean }) {
  const t = await getTranslations('capture');
  const form = await getTranslations('form');
  return {
    summary: form('summary'),
    required: form('required'),
    choose: form('choose'),
    submit: isChange ? t('change.submit') : t('submit'),
    submitting: t('submitting'),
    skip: isChange ? t('change.skip') : t('skip'),
  };
}

export type CaptureLabels = Awaited<ReturnType<typeof captureLabels>>;
