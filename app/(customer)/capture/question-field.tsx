import { ChoiceField } from '@/components/form/choice-field';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { ShownValue } from '@/components/form/shown-value';
import { errorAt, type FormState } from '@/lib/forms/form-state';
import type { CaptureLabels } from './labels';
import type { FieldItem } from './question-items';

interface QuestionFieldProps {
  item: FieldItem;
  state: FormState;
  labels: CaptureLabels;
}

/** One field of a capture question, drawn by its kind. */
export function QuestionField({ item, state, labels }: QuestionFieldProps) {
  return (
    <>
      <ShownValue name={item.name} value={item.answer} state={state} />
      <Control item={item} state={state} labels={labels} />
    </>
  );
}

function Control({ item, state, labels }: QuestionFieldProps) {
  const answer = state.values[item.name] ?? item.answer;
  const shared = {
    name: item.name,
    label: item.label,
    mark: item.isRequired ? labels.required : undefined,
    required: item.isRequired,
    error: errorAt(state, item.name),
  };
  const typed = { ...shared, autoComplete: item.autoComplete, defaultValue: answer };
  switch (item.control) {
    case 'checkbox':
    case 'radio':
      return (
        <ChoiceField {...shared} type={item.control} options={item.options} defaultValue={answer} />
      );
    case 'select':
      return <SelectField {...typed} options={item.options} placeholder={labels.choose} />;
    case 'date':
      return <Field {...typed} type="date" />;
    default:
      return <Field {...typed} type={item.control} maxLength={item.maxLength} />;
  }
}
