// Answers are stored before they are sent, so that no failed call loses one. A newer one replaces an unsent one.
import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '@/lib/db/client';
import { areAnswersWaiting, keepAnswers } from '@/lib/db/pending-consents';
import { env } from '@/lib/env/env';
import type { ShownConsent } from '@/lib/forms/consent-fields';
import type { Language } from '@/lib/i18n/languages';
import type { CleengSession, Consent } from '@/lib/model';
import { answerTo, labelSha256 } from './consent-answers';

const answerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.string(),
  state: z.enum(['accepted', 'declined']),
  labelSha256: z.string(),
  /** Of the page. */
  locale: z.string(),
  /** Missing in what the release before has kept. */
  textLanguage: z.string().nullable().default(null),
  answeredAt: z.iso.datetime(),
  sessionId: z.uuid(),
});
export type PendingAnswer = z.infer<typeof answerSchema>;
export type Owned = Pick<CleengSession, 'id' | 'identity'>;

export function pendingAnswers(stored: unknown): PendingAnswer[] {
  return Object.values(z.record(z.string(), answerSchema).parse(stored));
}

export function hasPendingConsents({ identity }: Owned): Promise<boolean> {
  return areAnswersWaiting(identity);
}

/** Returns the ids of the answers. */
export async function keepPendingConsents(
  { id: sessionId, identity }: Owned,
  consents: Consent[],
  shown: Record<string, ShownConsent>,
  language: Language,
  { now = new Date(), transaction }: { now?: Date; transaction?: Transaction } = {},
): Promise<string[]> {
  if (consents.length === 0) return [];
  const answers = consents.map(
    (consent): PendingAnswer => ({
      id: randomUUID(),
      name: consent.name,
      version: consent.version,
      state: answerTo(consent, shown),
      labelSha256: labelSha256(consent),
      locale: language,
      textLanguage: env().cleeng.contentLanguage,
      answeredAt: now.toISOString(),
      sessionId,
    }),
  );
  await keepAnswers(
    identity,
    Object.fromEntries(answers.map((answer) => [answer.name, answer])),
    transaction,
  );
  return answers.map(({ id }) => id);
}
