import { Form } from '@/components/form/form';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { unlinkAction } from './action';

interface UnlinkFormProps {
  email: string;
  /** Of the provider. */
  name: string;
}

export async function UnlinkForm({ email, name }: UnlinkFormProps) {
  const t = await getTranslations('sso');
  return (
    <Form name="unlink" action={unlinkAction}>
      {/* So that a password manager offers the password of this account. */}
      <input type="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField
        name="password"
        label={t('account.password')}
        autoComplete="current-password"
        isRequired
      />
      <SubmitButton pendingLabel={t('account.submitting')} look="secondary">
        {t('account.submit', { name })}
      </SubmitButton>
    </Form>
  );
}
