// Answers on their way to Cleeng. They are kept with the mirror first, so a failed call loses none; they leave it only
// when Cleeng has stored them (each then leaves a receipt) or has refused them for good (then they are asked again).
import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { answerTo } from '@/lib/consent-answers';
import type { ShownConsent } from '@/lib/consent-fields';
import { addReceipts } from '@/lib/db/consent-receipts';
import { ownedBy } from '@/lib/db/owner';
import { findMirror, settlePending } from '@/lib/db/session-mirrors';
import { Refusal, VendorError } from '@/lib/errors';
import type { Language } from '@/lib/language';
import type { Consent, SignedIn } from '@/lib/model';
import { updateCustomerConsents } from '@/lib/vendors/cleeng/consents';
import { remember } from './history';
import { asCustomer } from './vendor-token';

const pendingSchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    state: z.enum(['accepted', 'declined']),
    labelSha256: z.string(),
    locale: z.string(),
    answeredAt: z.iso.datetime(),
  }),
);
export type PendingConsents = z.infer<typeof pendingSchema>;

/** An answer with the evidence of what was shown: version, label, language, time. */
export function pendingConsents(
  consents: Consent[],
  shown: Record<string, ShownConsent>,
  language: Language,
  now: Date,
): PendingConsents {
  return consents.map((consent) => ({
    name: consent.name,
    version: consent.version,
    state: answerTo(consent, shown),
    labelSha256: createHash('sha256').update(consent.label).digest('hex'),
    locale: language,
    answeredAt: now.toISOString(),
  }));
}

/** Sends what is pending. `refused`: Cleeng will never take these, the customer is asked again. An outage throws and keeps them. */
export async function storePendingConsents(
  session: Pick<SignedIn, 'id' | 'identity'>,
): Promise<'stored' | 'refused'> {
  const mirror = await findMirror(session.id);
  const pending = pendingSchema.parse(mirror?.pendingConsents ?? []);
  if (pending.length === 0) return 'stored';
  try {
    await asCustomer(session, (jwt, customerId) =>
      updateCustomerConsents(
        customerId,
        jwt,
        pending.map(({ name, version, state }) => ({ name, version, state })),
      ),
    );
  } catch (error) {
    if (!isDefinitive(error)) throw error;
    await settlePending(session.id, pending, { consentsDue: true });
    return 'refused';
  }
  // Two page views may have sent the same answers: who takes them off the row leaves the receipts.
  if (await settlePending(session.id, pending, { consentsDue: false })) await leaveReceipts(session, pending);
  return 'stored';
}

/** Cleeng has looked at them and will not have them, whatever its code: none is documented for this call. */
function isDefinitive(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'vendor_refused';
  return error instanceof VendorError && error.failure === 'refused';
}

async function leaveReceipts({ id, identity }: Pick<SignedIn, 'id' | 'identity'>, pending: PendingConsents) {
  const owner = ownedBy(identity);
  await addReceipts(
    pending.map((answer) => ({
      ...owner,
      ...answer,
      answeredAt: new Date(answer.answeredAt),
      sessionId: id,
    })),
  );
  const reason = pending.map(({ name, state }) => `${name}:${state}`).join(' ');
  await remember({ kind: 'consent_answered', reason, ...owner, sessionId: id });
}
