import { ConsentLabel, consentText } from '@/components/consents/consent-label';
import { CheckboxField } from '@/components/form/checkbox-field.client';
import { consentField, labelField, versionField, wasTickedField } from '@/lib/forms/consent-fields';
import { contentLang } from '@/lib/i18n/content-language';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';

export interface ConsentItem {
  name: string;
  version: string;
  /** May hold HTML. */
  label: string;
  labelSha256: string;
  hint?: string;
  isRequired: boolean;
  /** Only where the customer has accepted this very text before (docs/decisions/0031). */
  isTicked: boolean;
}

/** Sends the shown version, label hash and language with each checkbox. */
export async function ConsentFields({ consents }: { consents: ConsentItem[] }) {
  const t = await getTranslations('form');
  const lang = await contentLang();
  return (
    <>
      <input type="hidden" name="language" value={await requestLanguage()} />
      {consents.map(({ name, version, label, labelSha256, hint, isRequired, isTicked }) => (
        <CheckboxField
          key={name}
          name={consentField(name)}
          label={<ConsentLabel html={label} />}
          labelText={consentText(label)}
          lang={lang}
          mark={isRequired ? t('required') : undefined}
          hint={hint}
          isRequired={isRequired}
          isTicked={isTicked}
          shown={{
            [versionField(name)]: version,
            [labelField(name)]: labelSha256,
            [wasTickedField(name)]: String(isTicked),
          }}
        />
      ))}
    </>
  );
}
