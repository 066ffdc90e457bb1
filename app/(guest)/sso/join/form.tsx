import { RegionFields } from '@/app/(guest)/register/region-fields';
import { ConsentFields, type ConsentItem } from '@/components/consents/consent-fields';
import { Field } from '@/components/form/field.client';
import { Fieldset } from '@/components/form/fieldset';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { getTranslations } from '@/lib/i18n/translations';
import type { VisitorLocale } from '@/lib/model';
import { joinAction } from './action';

interface JoinFormProps {
  /** As the provider wrote them. */
  firstName: string;
  lastName: string;
  region: VisitorLocale | null;
  consents: ConsentItem[];
}

export async function JoinForm({ firstName, lastName, region, consents }: JoinFormProps) {
  const t = await getTranslations('sso');
  const register = await getTranslations('register');
  return (
    <Form name="join" action={joinAction}>
      <Field
        name="firstName"
        label={t('join.firstName')}
        autoComplete="given-name"
        defaultValue={firstName}
        maxLength={50}
      />
      <Field
        name="lastName"
        label={t('join.lastName')}
        autoComplete="family-name"
        defaultValue={lastName}
        maxLength={50}
      />
      <RegionFields known={region} />
      <Fieldset legend={register('consents')}>
        <ConsentFields consents={consents} />
      </Fieldset>
      <SubmitButton pendingLabel={register('submitting')} isWide>
        {register('submit')}
      </SubmitButton>
    </Form>
  );
}
