import 'server-only';
import type { PasswordRuleLabels } from '@/components/form/password-checklist';
import { words } from '@/lib/i18n/translations';

/** What a chosen password must be, for the checklist under its field. */
export async function passwordRuleLabels(): Promise<PasswordRuleLabels> {
  const say = await words('form');
  return {
    rules: {
      length: say('passwordRule.length'),
      lowercase: say('passwordRule.lowercase'),
      digit: say('passwordRule.digit'),
    },
    holds: say('passwordRule.met'),
  };
}
