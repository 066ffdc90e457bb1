import type { FieldProps } from '@/components/form/field-frame.client';
import { ClientPasswordField } from '@/components/form/password-field.client';
import { passwordRules } from '@/lib/fields/password-rule';
import type { SecretField } from '@/lib/forms/form-state';
import { getTranslations } from '@/lib/i18n/translations';

type PasswordFieldProps = FieldProps & {
  name: SecretField;
  autoComplete: 'current-password' | 'new-password';
};

/** Shows the rules for a new password. */
export async function PasswordField(props: PasswordFieldProps) {
  const t = await getTranslations('form');
  const rules = passwordRules.map(({ id }) => ({ id, text: t(`passwordRule.${id}`) }));
  return (
    <ClientPasswordField
      {...props}
      toggleLabel={t('showPassword')}
      rules={props.autoComplete === 'new-password' ? rules : []}
      metLabel={t('passwordRule.met')}
    />
  );
}
