import { randomUUID } from 'node:crypto';
import { ConsentFields, type ConsentItem } from '@/components/consents/consent-fields';
import { Field, HiddenField } from '@/components/form/field.client';
import { Fieldset } from '@/components/form/fieldset';
import { Form } from '@/components/form/form';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import type { VisitorLocale } from '@/lib/model';
import { registerAction } from './action';
import { RegionFields } from './region-fields';

interface RegisterFormProps {
  returnTo: string;
  offer: string | null;
  /** From the visitor's IP address. */
  region: VisitorLocale | null;
  consents: ConsentItem[];
}

export async function RegisterForm({ returnTo, offer, region, consents }: RegisterFormProps) {
  const t = await getTranslations('register');
  return (
    <Form name="register" action={registerAction}>
      <HiddenField name="formId" value={randomUUID()} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {offer && <input type="hidden" name="offer" value={offer} />}
      <Field
        name="email"
        label={t('email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        isRequired
      />
      <PasswordField name="password" label={t('password')} autoComplete="new-password" isRequired />
      <RegionFields known={region} />
      <Fieldset legend={t('consents')}>
        <ConsentFields consents={consents} />
      </Fieldset>
      <SubmitButton pendingLabel={t('submitting')} isWide>
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
