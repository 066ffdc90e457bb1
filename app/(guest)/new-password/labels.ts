import 'server-only';
import { words } from '@/lib/i18n/translations';
import { passwordRuleLabels } from '../password-rule-labels';

/** The form's sentences: they reach the browser as props. */
export async function newPasswordLabels() {
  const say = await words('newPassword');
  const form = await words('form');
  return {
    summary: form('summary'),
    password: say('password'),
    showPassword: form('showPassword'),
    passwordRules: await passwordRuleLabels(),
    submit: say('submit'),
    submitting: say('submitting'),
  };
}

export type NewPasswordLabels = Awaited<ReturnType<typeof newPasswordLabels>>;
