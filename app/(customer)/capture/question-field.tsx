import { ChoiceField } from '@/components/form/choice-field.client';
import { Field, HiddenField } from '@/components/form/field.client';
import { SelectField } from '@/components/form/select-field.client';
import { shownField } from '@/lib/forms/shown-fields';
import { getTranslations } from '@/lib/i18n/translations';
import type { FieldItem } from './question-items';

export function QuestionField({ item }: { item: FieldItem }) {
  return (
    <>
      <HiddenField name={shownField(item.name)} value={item.answer} />
      <Control item={item} />
    </>
  );
}

async function Control({ item }: { item: FieldItem }) {
  const { name, label, lang, control, autoComplete, isRequired, maxLength, options, answer } = item;
  const t = await getTranslations('form');
  const mark = isRequired ? t('required') : undefined;
  const shared = { name, label, lang, mark, isRequired, defaultValue: answer };
  switch (control) {
    case 'checkbox':
    case 'radio':
      return <ChoiceField {...shared} type={control} options={options} />;
    case 'select':
      return (
        <SelectField
          {...shared}
          autoComplete={autoComplete}
          options={options}
          placeholder={t('choose')}
        />
      );
    case 'date':
      return <Field {...shared} autoComplete={autoComplete} type="date" />;
    default:
      return <Field {...shared} autoComplete={autoComplete} type={control} maxLength={maxLength} />;
  }
}
