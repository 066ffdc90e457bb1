import 'server-only';
import { words } from '@/lib/words';

/** The form's sentences: they reach the browser as props. */
export function captureLabels() {
  const say = words('capture');
  const form = words('form');
  return {
    summary: form('summary'),
    required: form('required'),
    choose: form('choose'),
    submit: say('submit'),
    submitting: say('submitting'),
    skip: say('skip'),
  };
}

export type CaptureLabels = ReturnType<typeof captureLabels>;
