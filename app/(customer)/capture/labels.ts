import 'server-only';
import { words } from '@/lib/words';

/** The form's sentences: they reach the browser as props. */
export async function captureLabels() {
  const say = await words('capture');
  const form = await words('form');
  return {
    summary: form('summary'),
    required: form('required'),
    choose: form('choose'),
    submit: say('submit'),
    submitting: say('submitting'),
    skip: say('skip'),
  };
}

export type CaptureLabels = Awaited<ReturnType<typeof captureLabels>>;
