import 'server-only';
import { words } from '@/lib/i18n/translations';

/** The form's sentences: they reach the browser as props. Who changes answers is not on the way in any more. */
export async function captureLabels({ isChange }: { isChange: boolean }) {
  const say = await words('capture');
  const form = await words('form');
  return {
    summary: form('summary'),
    required: form('required'),
    choose: form('choose'),
    submit: isChange ? say('change.submit') : say('submit'),
    submitting: say('submitting'),
    skip: isChange ? say('change.skip') : say('skip'),
  };
}

export type CaptureLabels = Awaited<ReturnType<typeof captureLabels>>;
