interface LanguageChoiceProps {
  label: string;
  /** Each with the name that it has in itself. */
  languages: { code: string; name: string }[];
  current: string;
  action: (data: FormData) => Promise<void>;
}

/** A button a language: one press, and the page speaks it, with a script or without. */
export function LanguageChoice({ label, languages, current, action }: LanguageChoiceProps) {
  return (
    <form action={action} aria-label={label}>
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
    </form>
  );
}
