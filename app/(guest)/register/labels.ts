import 'server-only';
import { words } from '@/lib/i18n/translations';
import { passwordRuleLabels } from '../password-rule-labels';

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
    passwordRules: await passwordRuleLabels(),
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
