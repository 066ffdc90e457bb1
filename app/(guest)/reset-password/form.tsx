import { CoolDownButton } from '@/components/form/cool-down-button.client';
import { Field } from '@/components/form/field.client';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import type { ResetRequest } from '@/lib/password/reset-request';
import type { WayBack } from '@/lib/paths';
import { resetPasswordAction } from './action';

type ResetPasswordFormProps = {
  wayBack: WayBack;
  /** Of the signed-in customer. */
  email?: string;
};

export async function ResetPasswordForm({ wayBack, email }: ResetPasswordFormProps) {
  const t = await getTranslations('resetPassword');
  return (
    <Form name="resetPassword" action={resetPasswordAction}>
      <WayBackFields wayBack={wayBack} />
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
  wayBack,
}: {
  request: ResetRequest;
  wayBack: WayBack;
}) {
  const t = await getTranslations('resetPassword');
  return (
    <Form name="resetPassword" action={resetPasswordAction}>
      <input type="hidden" name="email" value={request.email} />
      <WayBackFields wayBack={wayBack} />
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

function WayBackFields({ wayBack: { returnTo, offer } }: { wayBack: WayBack }) {
  return (
    <>
      <input type="hidden" name="returnTo" value={returnTo} />
      {offer && <input type="hidden" name="offer" value={offer} />}
    </>
  );
}
