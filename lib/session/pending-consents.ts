// Answers on their way to Cleeng. They are kept with the mirror first, so a failed call loses none; they leave it only
// when Cleeng has stored them (each then leaves a receipt) or has refused them for good (then they are asked again).
import 'server-only';
import { z } from 'zod';
import { answerTo, labelSha256 } from '@/lib/consent-answers';
import type { ShownConsent } from '@/lib/consent-fields';
import { areConsentsDue } from '@/lib/consents-due';
import type { NewReceipt } from '@/lib/db/consent-receipts';
import { ownedBy } from '@/lib/db/owner';
import { settlePending } from '@/lib/db/pending-consents';
import { findMirror } from '@/lib/db/session-mirrors';
import { Refusal, VendorError } from '@/lib/errors';
import type { Language } from '@/lib/language';
import type { CleengSession, Consent } from '@/lib/model';
import { orReported } from '@/lib/refusal-of';
import { fetchCustomerConsents, updateCustomerConsents } from '@/lib/vendors/cleeng/consents';
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
type Owned = Pick<CleengSession, 'id' | 'identity'>;

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
    labelSha256: labelSha256(consent),
    locale: language,
    answeredAt: now.toISOString(),
  }));
}

/** Sends what is pending. `refused`: Cleeng will never take these, the customer is asked again. An outage throws and keeps them. */
export async function storePendingConsents(session: Owned): Promise<'stored' | 'refused'> {
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
    await settlePending(session.id, pending, { consentsDue: true }, []);
    return 'refused';
  }
  // Two page views may have sent the same answers: who takes them off the row leaves the receipts.
  const isOurs = await settlePending(
    session.id,
    pending,
    { consentsDue: await areStillDue(session) },
    receiptsOf(session, pending),
  );
  if (isOurs) await rememberAnswers(session, pending);
  return 'stored';
}

/** Something else may have come out since they were given. Undefined where Cleeng cannot be asked: then the row stays as it is. */
async function areStillDue(session: Owned): Promise<boolean | undefined> {
  const consents = await orReported('gate_not_looked_at', () =>
    asCustomer(session, (jwt, customerId) => fetchCustomerConsents(customerId, jwt)),
  );
  return consents ? areConsentsDue(consents) : undefined;
}

/** Cleeng has looked at them and will not have them, whatever its code: none is documented for this call. */
function isDefinitive(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'vendor_refused';
  return error instanceof VendorError && error.failure === 'refused';
}

function receiptsOf({ id, identity }: Owned, pending: PendingConsents): NewReceipt[] {
  const owner = ownedBy(identity);
  return pending.map((answer) => ({
    ...owner,
    ...answer,
    answeredAt: new Date(answer.answeredAt),
    sessionId: id,
  }));
}

async function rememberAnswers({ id, identity }: Owned, pending: PendingConsents): Promise<void> {
  const reason = pending.map(({ name, state }) => `${name}:${state}`).join(' ');
  await remember({ kind: 'consent_answered', reason, ...ownedBy(identity), sessionId: id });
}
