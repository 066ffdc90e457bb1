import { Field } from '@/components/field';

type DateFieldProps = Omit<Parameters<typeof Field>[0], 'type' | 'min' | 'max' | 'defaultValue'> & {
  /** ISO dates: YYYY-MM-DD. */
  min?: string;
  max?: string;
  defaultValue?: string;
};

export function DateField(props: DateFieldProps) {
  return <Field {...props} type="date" />;
}
