// Vendors' answers, kept for a moment: a page that is reloaded, looked at in three tabs, or by many at once, asks once.
// Whoever asks while an answer is under way shares it. What failed is not kept.
// The surprise: a shelf belongs on globalThis. Next loads routes and pages as separate module instances.
import 'server-only';

const mostAnswers = 500;

interface KeptAnswer<Answer> {
  answer: Promise<Answer>;
  askedAt: number;
}

export interface Shelf<Answer> {
  lifetimeMs: number;
  answers: Map<string, KeptAnswer<Answer>>;
}

export function emptyShelf<Answer>(lifetimeMs: number): Shelf<Answer> {
  return { lifetimeMs, answers: new Map() };
}

/** `name` has to hold whatever the answer depends on: the store and the customer, or the offer and the country. */
export function keptOrAsked<Answer>(
  shelf: Shelf<Answer>,
  name: string,
  ask: () => Promise<Answer>,
  now = Date.now(),
): Promise<Answer> {
  const { answers, lifetimeMs } = shelf;
  const known = answers.get(name);
  if (known && now - known.askedAt < lifetimeMs) return known.answer;
  const entry = { answer: ask(), askedAt: now };
  entry.answer.catch(() => {
    if (answers.get(name) === entry) answers.delete(name);
  });
  answers.delete(name); // Or it would stay in its old place, and be taken for the oldest.
  answers.set(name, entry);
  forgetOldest(shelf, now);
  return entry.answer;
}

/** A map is in the order of asking, so the oldest come first. */
function forgetOldest({ answers, lifetimeMs }: Shelf<unknown>, now: number): void {
  for (const [name, { askedAt }] of answers) {
    if (answers.size <= mostAnswers && now - askedAt < lifetimeMs) return;
    answers.delete(name);
  }
}
