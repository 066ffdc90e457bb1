import { passwordRules } from '@/lib/fields/password-rule';

export type PasswordRuleLabels = {
  rules: Record<(typeof passwordRules)[number]['id'], string>;
  /** Said before a rule that holds, to those who do not see the tick. */
  holds: string;
};

/** The rule as a list: a hint without JavaScript, ticked off while typing with it. */
export function PasswordChecklist({
  id,
  labels,
  held,
}: {
  id: string;
  labels: PasswordRuleLabels;
  held: string;
}) {
  const heldIds = held.split(' ');
  const satisfied = passwordRules.filter((rule) => heldIds.includes(rule.id));
  return (
    <>
      <ul id={id} className="mt-2 grid gap-1 text-small text-muted">
        {passwordRules.map((rule) => (
          <li key={rule.id} className={satisfied.includes(rule) ? 'rule rule-holds' : 'rule'}>
            {labels.rules[rule.id]}
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {satisfied.map((rule) => `${labels.holds}: ${labels.rules[rule.id]}. `)}
      </p>
    </>
  );
}
