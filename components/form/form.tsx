import { ClientForm, type FormProps } from '@/components/form/form.client';
import { getTranslations, sentenceOf } from '@/lib/i18n/translations';

/** The action must use `submitForm`. Fields read their value and error by name. */
export async function Form(props: FormProps) {
  const t = await getTranslations('form');
  const sentences = {
    summary: t('summary'),
    noAnswer: t('noAnswer'),
    outdated: await sentenceOf('form_outdated'),
  };
  return <ClientForm {...props} sentences={sentences} />;
}
