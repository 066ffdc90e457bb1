'use client';

import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { describedBy, FieldFrame, type FieldFrameProps } from '@/components/form/field-frame';
import { PasswordChecklist, type PasswordRuleLabels } from '@/components/form/password-checklist';
import { passwordRules } from '@/lib/fields/password-rule';

type PasswordFieldProps = FieldFrameProps &
  Omit<ComponentProps<'input'>, 'id' | 'className' | 'style' | 'name' | 'type' | 'defaultValue'> & {
    name: string;
    toggleLabel: string;
    /** Only where a password is chosen; where one is given, rules are nobody's business. */
    ruleLabels?: PasswordRuleLabels;
  };

export function PasswordField({
  name,
  label,
  mark,
  hint,
  error,
  toggleLabel,
  ruleLabels,
  ...input
}: PasswordFieldProps) {
  const control = useRef<HTMLInputElement>(null);
  const [isReady, setReady] = useState(false);
  const [isShown, setShown] = useState(false);
  const [held, setHeld] = useState('');

  useEffect(() => {
    setReady(true);
    const field = control.current;
    if (field?.value) setHeld(heldBy(field.value));
    const forget = () => {
      setHeld('');
      setShown(false);
    };
    field?.form?.addEventListener('reset', forget);
    return () => field?.form?.removeEventListener('reset', forget);
  }, []);

  const rules = ruleLabels ? [`${name}-rules`] : [];
  return (
    <div>
      <FieldFrame id={name} label={label} mark={mark} hint={hint} error={error}>
        <div className="relative">
          <input
            {...input}
            {...describedBy(name, { hint, error }, ...rules)}
            ref={control}
            id={name}
            name={name}
            type={isShown ? 'text' : 'password'}
            onInput={(event) => setHeld(heldBy(event.currentTarget.value))}
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
      {ruleLabels && <PasswordChecklist id={`${name}-rules`} labels={ruleLabels} held={held} />}
    </div>
  );
}

/** Only the names of the rules that hold are kept: the password stays in its field. */
function heldBy(password: string) {
  return passwordRules
    .filter((rule) => rule.holds(password))
    .map((rule) => rule.id)
    .join(' ');
}
