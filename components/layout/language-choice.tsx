import { Form } from '@/components/form/form';
import type { FormProps } from '@/components/form/form.client';
import { languageNames, languages, requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';

export async function LanguageChoice({ action }: Pick<FormProps, 'action'>) {
  const t = await getTranslations('footer');
  const current = await requestLanguage();
  return (
    <Form name="language" action={action} aria-label={t('languages')} className="grid gap-3">
      <ul className="-mx-3 flex flex-wrap gap-x-1">
        {languages.map((language) => (
          <li key={language}>
            <button
              type="submit"
              name="language"
              value={language}
              lang={language}
              aria-current={language === current ? 'true' : undefined}
              className="navigation-link"
            >
              {languageNames[language]}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}
