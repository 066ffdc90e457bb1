import { signOutAction } from '@/app/(customer)/account/sessions/action';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';

/** A form, not a link: another site could make a browser load a link. */
export async function SignOutForm() {
  const t = await getTranslations('header');
  return (
    <Form
      name="signOut"
      action={signOutAction}
      endsSession
      className="grid max-w-md justify-items-start gap-3"
    >
      <SubmitButton pendingLabel={t('signingOut')} look="secondary">
        {t('signOut')}
      </SubmitButton>
    </Form>
  );
}
