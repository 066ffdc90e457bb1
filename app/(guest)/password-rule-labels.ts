import 'server-only';
import type { PasswordRuleLabels } from '@/components/form/password-checklist';
import { getTranslations } from '@/lib/i18n/translations';

/** What a chosen password must be, for the checklist under its field. */
export async function passwordRuleLabels(): Promise<PasswordRuleLabels> {
  const t = await getTranslations('form');
  return {
    rules: {
      length: t('passwordRule.length'),
      lowercase: t('passwordRule.lowercase'),
      digit: t('passwordRule.digit'),
    },
    holds: t('passwordRule.met'),
  };
}
