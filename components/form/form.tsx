import { ClientForm, type FormProps } from '@/components/form/form.client';
import { getTranslations, sentenceOf } from '@/lib/i18n/translations';

/** A form whose action is one of `submitForm`. Its fields find what was typed, and what is wrong, by their names. */
export async function Form(props: FormProps) {
  const t = await getTranslations('form');
  const sentences = {
    summary: t('summary'),
    noAnswer: t('noAnswer'),
    outdated: await sentenceOf('form_outdated'),
  };
  return <ClientForm {...props} sentences={sentences} />;
}
