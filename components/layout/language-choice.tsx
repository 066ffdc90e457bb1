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
              className="inline-flex min-h-11 cursor-pointer items-center px-3 font-medium underline decoration-transparent decoration-2 underline-offset-8 motion-safe:transition-colors hover:decoration-current aria-[current]:decoration-accent"
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}
