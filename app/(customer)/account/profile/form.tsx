import { Field, HiddenField } from '@/components/form/field.client';
import { Form } from '@/components/form/form';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button.client';
import { shownField } from '@/lib/forms/shown-fields';
import { getTranslations } from '@/lib/i18n/translations';
import { emailAction, nameAction } from './action';

type NameFormProps = { firstName: string; lastName: string };

export async function NameForm({ firstName, lastName }: NameFormProps) {
  const t = await getTranslations('profile');
  return (
    <Form name="name" action={nameAction}>
      <HiddenField name={shownField('firstName')} value={firstName} />
      <Field
        name="firstName"
        label={t('firstName')}
        autoComplete="given-name"
        maxLength={50}
        defaultValue={firstName}
      />
      <HiddenField name={shownField('lastName')} value={lastName} />
      <Field
        name="lastName"
        label={t('lastName')}
        autoComplete="family-name"
        maxLength={50}
        defaultValue={lastName}
      />
      <SubmitButton pendingLabel={t('submitting')}>{t('saveName')}</SubmitButton>
    </Form>
  );
}

export async function EmailForm({ email }: { email: string }) {
  const t = await getTranslations('profile');
  return (
    <Form name="email" action={emailAction}>
      <Field
        name="email"
        label={t('email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        defaultValue={email}
        isRequired
      />
      <PasswordField
        name="password"
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="current-password"
        isRequired
      />
      <SubmitButton pendingLabel={t('submitting')}>{t('saveEmail')}</SubmitButton>
    </Form>
  );
}
