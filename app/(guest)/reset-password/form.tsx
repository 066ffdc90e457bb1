import { CoolDownButton } from '@/components/form/cool-down-button.client';
import { Field } from '@/components/form/field.client';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import type { ResetRequest } from '@/lib/password/reset-request';
import { resetPasswordAction } from './action';

type ResetPasswordFormProps = {
  returnTo: string;
  /** Of the signed-in customer. */
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

export async function ResendForm({
  request,
  returnTo,
}: {
  request: ResetRequest;
  returnTo: string;
}) {
  const t = await getTranslations('resetPassword');
  return (
    <Form action={resetPasswordAction}>
      <input type="hidden" name="email" value={request.email} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <CoolDownButton
        waitSeconds={request.waitSeconds}
        waitingLabel={t('againIn', { seconds: '{seconds}' })}
        pendingLabel={t('submitting')}
      >
        {t('again')}
      </CoolDownButton>
    </Form>
  );
}
