'use client';

import { ErrorSummary } from '@/components/form/error-summary.client';
import { Fieldset } from '@/components/form/fieldset';
import { useFormAction } from '@/components/form/form-action.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { ButtonLink } from '@/components/layout/button-link';
import { captureAction } from './action';
import type { CaptureLabels } from './labels';
import { QuestionField } from './question-field';
import type { QuestionItem } from './question-items';

interface CaptureFormProps {
  returnTo: string;
  items: QuestionItem[];
  /** Null where a required answer is still missing. */
  skipTo: string | null;
  labels: CaptureLabels;
}

export function CaptureForm({ returnTo, items, skipTo, labels }: CaptureFormProps) {
  const [state, action] = useFormAction(captureAction);
  return (
    <form action={action} className="grid gap-8">
      <ErrorSummary title={labels.summary} state={state} fields={fieldLabels(items)} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {items.map(({ key, legend, fields }) => {
        const drawn = fields.map((item) => (
          <QuestionField key={item.name} item={item} state={state} labels={labels} />
        ));
        return legend ? (
          <Fieldset key={key} legend={legend}>
            {drawn}
          </Fieldset>
        ) : (
          drawn
        );
      })}
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel={labels.submitting}>{labels.submit}</SubmitButton>
        {skipTo && (
          <ButtonLink href={skipTo} look="plain">
            {labels.skip}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}

function fieldLabels(items: QuestionItem[]): Record<string, string> {
  return Object.fromEntries(
    items.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])),
  );
}
