import { ConsentFields, type ConsentItem } from '@/components/consents/consent-fields';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button.client';
import { ButtonLink } from '@/components/layout/button-link';
import { getTranslations } from '@/lib/i18n/translations';
import { consentsAction } from './action';

interface ConsentsFormProps {
  returnTo: string;
  consents: ConsentItem[];
  /** Null while a required answer is missing, and if nothing is new. */
  skipTo: string | null;
}

export async function ConsentsForm({ returnTo, consents, skipTo }: ConsentsFormProps) {
  const t = await getTranslations('consents');
  return (
    <Form name="consents" action={consentsAction}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <ConsentFields consents={consents} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel={t('submitting')}>{t('submit')}</SubmitButton>
        {skipTo && (
          <ButtonLink href={skipTo} look="plain">
            {t('skip')}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
