import { CoolDownButton } from '@/components/form/cool-down-button.client';
import { Field } from '@/components/form/field.client';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import type { ResetRequest } from '@/lib/password/reset-request';
import { resetPasswordAction } from './action';

type ResetPasswordFormProps = {
  returnTo: string;
  /** Of the customer who is signed in. */
  email?: string;
};

export async function ResetPasswordForm({ returnTo, email }: ResetPasswordFormProps) {
  const t = await getTranslations('resetPassword');
  return (
    <Form action={resetPasswordAction}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <Field
        name="email"
        label={t('email')}
        type="email"
        autoComplete="username"
        maxLength={254}
        defaultValue={email}
        isRequired
      />
      <SubmitButton pendingLabel={t('submitting')} isWide>
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}

export async function ResendForm({ asked, returnTo }: { asked: ResetRequest; returnTo: string }) {
  const t = await getTranslations('resetPassword');
  return (
    <Form action={resetPasswordAction}>
      <input type="hidden" name="email" value={asked.email} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <CoolDownButton
        waitSeconds={asked.waitSeconds}
        waitingLabel={t('againIn', { seconds: '{seconds}' })}
        pendingLabel={t('submitting')}
      >
        {t('again')}
      </CoolDownButton>
    </Form>
  );
}
