'use client';

import { useEffect, useRef, useState } from 'react';
import { FieldFrame, type FieldProps } from '@/components/form/field-frame.client';
import { useField } from '@/components/form/form-context.client';
import { passwordRules } from '@/lib/fields/password-rule';

type Rule = { id: string; text: string };

type PasswordFieldProps = FieldProps & {
  autoComplete: string;
  toggleLabel: string;
  rules: Rule[];
  /** For screen readers, before a rule that is met. */
  metLabel: string;
};

export function ClientPasswordField({
  name,
  label,
  mark,
  hint,
  isRequired,
  autoComplete,
  toggleLabel,
  rules,
  metLabel,
}: PasswordFieldProps) {
  const rulesId = `${name}-rules`;
  const { error, aria } = useField(name, hint, rules.length > 0 ? rulesId : undefined);
  const control = useRef<HTMLInputElement>(null);
  const [isReady, setReady] = useState(false);
  const [isShown, setShown] = useState(false);
  const [met, setMet] = useState('');

  useEffect(() => {
    setReady(true);
    const field = control.current;
    if (field?.value) setMet(metBy(field.value));
    const forget = () => {
      setMet('');
      setShown(false);
    };
    // At once, so that no browser stores a password as text.
    const hide = () => {
      if (field) field.type = 'password';
      setShown(false);
    };
    const listening = new AbortController();
    field?.form?.addEventListener('reset', forget, listening);
    field?.form?.addEventListener('submit', hide, listening);
    return () => listening.abort();
  }, []);

  return (
    <div>
      <FieldFrame name={name} label={label} mark={mark} hint={hint} error={error}>
        <div className="relative">
          <input
            {...aria}
            ref={control}
            id={name}
            name={name}
            type={isShown ? 'text' : 'password'}
            autoComplete={autoComplete}
            required={isRequired}
            onInput={(event) => setMet(metBy(event.currentTarget.value))}
            autoCapitalize="none"
            spellCheck={false}
            className="control pr-14"
          />
          {isReady && (
            <button
              type="button"
              aria-pressed={isShown}
              aria-controls={name}
              onClick={() => setShown(!isShown)}
              className="reveal"
            >
              <span className="sr-only">{toggleLabel}</span>
            </button>
          )}
        </div>
      </FieldFrame>
      {rules.length > 0 && <Checklist id={rulesId} rules={rules} metLabel={metLabel} met={met} />}
    </div>
  );
}

type ChecklistProps = { id: string; rules: Rule[]; metLabel: string; met: string };

/** Without JavaScript a hint, with it ticked off while typing. */
function Checklist({ id, rules, metLabel, met }: ChecklistProps) {
  const isMet = (rule: Rule) => met.split(' ').includes(rule.id);
  return (
    <>
      <ul id={id} className="mt-2 grid gap-1 text-small text-muted">
        {rules.map((rule) => (
          <li key={rule.id} className={isMet(rule) ? 'rule rule-holds' : 'rule'}>
            {rule.text}
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {rules.filter(isMet).map((rule) => `${metLabel}: ${rule.text}. `)}
      </p>
    </>
  );
}

/** Rule ids: the password itself stays out of React's state. */
function metBy(password: string): string {
  return passwordRules
    .filter((rule) => rule.holds(password))
    .map((rule) => rule.id)
    .join(' ');
}
