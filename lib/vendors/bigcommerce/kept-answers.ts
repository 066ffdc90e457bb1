// Answers of the store, kept for a minute at most: a page that is reloaded, or looked at in three tabs, asks once.
// Whoever asks while an answer is under way shares it. What failed is not kept.
import 'server-only';

const lifetimeMs = 60_000;
const mostAnswers = 500;

export interface KeptAnswer<Answer> {
  answer: Promise<Answer>;
  askedAt: number;
}

export type KeptAnswers<Answer> = Map<string, KeptAnswer<Answer>>;

/** `name` has to hold whatever the answer depends on: the store, and the customer. */
export function keptOrAsked<Answer>(
  kept: KeptAnswers<Answer>,
  name: string,
  ask: () => Promise<Answer>,
  now = Date.now(),
): Promise<Answer> {
  const known = kept.get(name);
  if (known && now - known.askedAt < lifetimeMs) return known.answer;
  const entry = { answer: ask(), askedAt: now };
  entry.answer.catch(() => {
    if (kept.get(name) === entry) kept.delete(name);
  });
  kept.delete(name); // Or it would stay in its old place, and be taken for the oldest.
  kept.set(name, entry);
  forgetOldest(kept, now);
  return entry.answer;
}

/** A map is in the order of asking, so the oldest come first. */
function forgetOldest(kept: KeptAnswers<unknown>, now: number): void {
  for (const [name, { askedAt }] of kept) {
    if (kept.size <= mostAnswers && now - askedAt < lifetimeMs) return;
    kept.delete(name);
  }
}
