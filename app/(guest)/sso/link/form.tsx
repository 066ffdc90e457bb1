import { Form } from '@/components/form/form';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { linkAction } from './action';

export async function LinkForm({ email }: { email: string }) {
  const t = await getTranslations('sso');
  return (
    <Form name="link" action={linkAction}>
      {/* So that a password manager offers the password of this account. */}
      <input type="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField
        name="password"
        label={t('link.password')}
        autoComplete="current-password"
        isRequired
      />
      <SubmitButton pendingLabel={t('link.submitting')} isWide>
        {t('link.submit')}
      </SubmitButton>
    </Form>
  );
}
