// Hidden `shown.<field>` inputs hold the initial values, so that an older page does not undo what another tab has saved.
import 'server-only';

export const shownField = (name: string) => `shown.${name}`;

/** Trimmed. Without shown values, every field counts as changed. */
export function changedFields(
  given: Record<string, string>,
  shown: Record<string, unknown>,
): Record<string, string> {
  const isLeft = (name: string, value: string) => {
    const before = shown[shownField(name)];
    return typeof before === 'string' && value === before.trim();
  };
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => !isLeft(name, value)));
}
