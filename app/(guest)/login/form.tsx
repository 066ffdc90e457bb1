import { randomUUID } from 'node:crypto';
import { Field, HiddenField } from '@/components/form/field.client';
import { Form } from '@/components/form/form';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import { loginAction } from './action';

type LoginFormProps = { returnTo: string; offer: string | null };

export async function LoginForm({ returnTo, offer }: LoginFormProps) {
  const t = await getTranslations('login');
  return (
    <Form name="login" action={loginAction}>
      <HiddenField name="formId" value={randomUUID()} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {offer && <input type="hidden" name="offer" value={offer} />}
      <Field
        name="email"
        label={t('email')}
        type="email"
        autoComplete="username"
        maxLength={254}
        isRequired
      />
      <PasswordField
        name="password"
        label={t('password')}
        autoComplete="current-password"
        isRequired
      />
      <SubmitButton pendingLabel={t('submitting')} isWide>
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
