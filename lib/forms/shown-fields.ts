// What a form was drawn with travels hidden beside each field, `shown.<field>`: so a field that nobody touched is told from
// one that was changed, and an older page does not undo what another tab has saved meanwhile.
// Shared by whoever shows them (both sides) and whoever reads them.

export const shownField = (name: string) => `shown.${name}`;

/** Of what was `given`, without spaces around it, what was changed. Where the form does not say what it showed, that is everything. */
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
