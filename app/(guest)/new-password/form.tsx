import { Form } from '@/components/form/form';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { newPasswordAction } from './action';

export async function NewPasswordForm({ email }: { email: string }) {
  const t = await getTranslations('newPassword');
  return (
    <Form name="newPassword" action={newPasswordAction} endsSession>
      {/* For password managers, and for the action, in case another link was opened since. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="password" label={t('password')} autoComplete="new-password" isRequired />
      <SubmitButton pendingLabel={t('submitting')} isWide>
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
