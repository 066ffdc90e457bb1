import { headers } from 'next/headers';
import { Fieldset } from '@/components/form/fieldset';
import { SelectField } from '@/components/form/select-field.client';
import { countryChoices, currencyChoices, localeChoices } from '@/lib/fields/countries';
import { type Language, requestLanguage } from '@/lib/i18n/languages';
import { localeOfReader } from '@/lib/i18n/locale';
import { getTranslations } from '@/lib/i18n/translations';
import type { VisitorLocale } from '@/lib/model';

/** Hidden fields if Cleeng knows the region, otherwise lists. */
export async function RegionFields({ known }: { known: VisitorLocale | null }) {
  if (known) {
    return Object.entries(known).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ));
  }
  const t = await getTranslations('register');
  const placeholder = (await getTranslations('form'))('choose');
  const language = await requestLanguage();
  const guess = guessFrom((await headers()).get('accept-language') ?? '', language);
  return (
    <Fieldset legend={t('placeLegend')} lead={t('placeHint')}>
      <input type="hidden" name="isRegionChosen" value="true" />
      <SelectField
        name="country"
        label={t('country')}
        options={countryChoices(language)}
        placeholder={placeholder}
        autoComplete="country"
        defaultValue={guess.country}
        isRequired
      />
      <SelectField
        name="currency"
        label={t('currency')}
        options={currencyChoices(language)}
        placeholder={placeholder}
        autoComplete="transaction-currency"
        isRequired
      />
      <SelectField
        name="locale"
        label={t('locale')}
        options={localeChoices(language)}
        placeholder={placeholder}
        autoComplete="language"
        defaultValue={guess.locale}
        isRequired
      />
    </Fieldset>
  );
}

/** From `nl-NL,nl;q=0.9`; the visitor can change it. */
function guessFrom(acceptLanguage: string, reading: Language): Partial<VisitorLocale> {
  const [, language, country] = /^([a-z]{2})-([A-Z]{2})\b/.exec(acceptLanguage) ?? [];
  return language && country
    ? { country, locale: localeOfReader(reading, `${language}_${country}`) }
    : {};
}
