import type { FormState } from '@/lib/forms/form-state';
import { shownField } from '@/lib/forms/shown-fields';

/** Hidden beside a field: what it showed when the form was first drawn. A refusal draws it anew around what was typed. */
export function ShownValue({
  name,
  value,
  state,
}: {
  name: string;
  value: string;
  state: FormState;
}) {
  const field = shownField(name);
  return <input type="hidden" name={field} value={state.values[field] ?? value} />;
}
