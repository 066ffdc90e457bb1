import 'server-only';
import { getTranslations } from '@/lib/i18n/translations';
import { passwordRuleLabels } from '../password-rule-labels';

/** The form's sentences: they reach the browser as props. */
export async function newPasswordLabels() {
  const t = await getTranslations('newPassword');
  const form = await getTranslations('form');
  return {
    summary: form('summary'),
    password: t('password'),
    showPassword: form('showPassword'),
    passwordRules: await passwordRuleLabels(),
    submit: t('submit'),
    submitting: t('submitting'),
  };
}

export type NewPasswordLabels = Awaited<ReturnType<typeof newPasswordLabels>>;
