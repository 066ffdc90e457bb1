import 'server-only';
import { words } from '@/lib/words';

/** The form's sentences: they reach the browser as props. */
export async function registerLabels() {
  const say = await words('register');
  const form = await words('form');
  return {
    summary: form('summary'),
    required: form('required'),
    choose: form('choose'),
    email: say('email'),
    password: say('password'),
    showPassword: form('showPassword'),
    passwordRules: {
      rules: {
        length: form('passwordRule.length'),
        lowercase: form('passwordRule.lowercase'),
        digit: form('passwordRule.digit'),
      },
      holds: form('passwordRule.met'),
    },
    placeLegend: say('placeLegend'),
    placeHint: say('placeHint'),
    country: say('country'),
    currency: say('currency'),
    locale: say('locale'),
    consents: say('consents'),
    submit: say('submit'),
    submitting: say('submitting'),
  };
}

export type RegisterLabels = Awaited<ReturnType<typeof registerLabels>>;
