import 'server-only';
import { getTranslations } from '@/lib/i18n/translations';
import { passwordRuleLabels } from '../password-rule-labels';

/** The form's sentences: they reach the browser as props. */
export async function registerLabels() {
  const t = await getTranslations('register');
  const form = await getTranslations('form');
  return {
    summary: form('summary'),
    required: form('required'),
    choose: form('choose'),
    email: t('email'),
    password: t('password'),
    showPassword: form('showPassword'),
    passwordRules: await passwordRuleLabels(),
    placeLegend: t('placeLegend'),
    placeHint: t('placeHint'),
    country: t('country'),
    currency: t('currency'),
    locale: t('locale'),
    consents: t('consents'),
    submit: t('submit'),
    submitting: t('submitting'),
  };
}

export type RegisterLabels = Awaited<ReturnType<typeof registerLabels>>;
