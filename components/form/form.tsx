import { ClientForm, type FormProps } from '@/components/form/form.client';
import { typedInOutdatedForm } from '@/lib/forms/outdated-form';
import { getTranslations, sentenceOf } from '@/lib/i18n/translations';

/** The action must use `submitForm`. Fields read their value and error by name. */
export async function Form(props: FormProps) {
  const t = await getTranslations('form');
  const sentences = {
    summary: t('summary'),
    noAnswer: t('noAnswer'),
    outdated: await sentenceOf('form_outdated'),
    update: t('update'),
    notLoaded: t('notLoaded'),
  };
  const initialState = await typedInOutdatedForm(props.name, t('updated'));
  return <ClientForm {...props} initialState={initialState} sentences={sentences} />;
}
