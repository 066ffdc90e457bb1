import { Form } from '@/components/form/form';
import type { FormProps } from '@/components/form/form.client';

interface LanguageChoiceProps {
  label: string;
  /** Names are in the language itself. */
  languages: { code: string; name: string }[];
  current: string;
  action: FormProps['action'];
}

export function LanguageChoice({ label, languages, current, action }: LanguageChoiceProps) {
  return (
    <Form action={action} aria-label={label} className="grid gap-3">
      <ul className="-mx-3 flex flex-wrap gap-x-1">
        {languages.map(({ code, name }) => (
          <li key={code}>
            <button
              type="submit"
              name="language"
              value={code}
              lang={code}
              aria-current={code === current ? 'true' : undefined}
              className="navigation-link"
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}
