import { Fieldset } from '@/components/form/fieldset';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { ButtonLink } from '@/components/layout/button-link';
import { getTranslations } from '@/lib/i18n/translations';
import { captureAction } from './action';
import { QuestionField } from './question-field';
import type { QuestionItem } from './question-items';

interface CaptureFormProps {
  returnTo: string;
  items: QuestionItem[];
  isChange: boolean;
  /** Null while a required answer is missing. */
  skipTo: string | null;
}

export async function CaptureForm({ returnTo, items, isChange, skipTo }: CaptureFormProps) {
  const t = await getTranslations('capture');
  return (
    <Form name="capture" action={captureAction} className="grid gap-8">
      <input type="hidden" name="returnTo" value={returnTo} />
      {items.map(({ key, legend, fields }) => {
        const drawn = fields.map((item) => <QuestionField key={item.name} item={item} />);
        return legend ? (
          <Fieldset key={key} legend={legend}>
            {drawn}
          </Fieldset>
        ) : (
          drawn
        );
      })}
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel={t('submitting')}>
          {isChange ? t('change.submit') : t('submit')}
        </SubmitButton>
        {skipTo && (
          <ButtonLink href={skipTo} look="plain">
            {isChange ? t('change.skip') : t('skip')}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
