// Answers on their way to the vendor: they are the customer's, whichever session gave them, and of each consent only the
// newest waits. One that comes in while an older one is sent takes that one's place here, but not its receipt.
import 'server-only';
import { database } from './client';
import { addReceipts, type NewReceipt } from './consent-receipts';
import { Prisma } from './generated/client';
import { type Lease, type LeasedRow, releaseLease, takeLease } from './leases';
import { type Owner, ownedBy } from './owner';

export interface SendingLease extends Lease {
  answers: Prisma.JsonValue;
}

/** By the consent's name. Each takes the place of an older one that waits. */
export async function keepAnswers(
  { kind, realm, customerId }: Owner,
  answers: Record<string, { id: string }>,
): Promise<void> {
  await database().$executeRaw`
    INSERT INTO pending_consents (identity_kind, identity_realm, customer_id, answers)
    VALUES (${kind}, ${realm}, ${customerId}, ${JSON.stringify(answers)}::jsonb)
    ON CONFLICT (identity_kind, identity_realm, customer_id)
    DO UPDATE SET answers = pending_consents.answers || EXCLUDED.answers`;
}

export async function areAnswersWaiting(customer: Owner): Promise<boolean> {
  return (await database().pendingConsents.count({ where: ownedBy(customer) })) > 0;
}

/** Null where another holds it, and where nothing waits. */
export function takeSendingLease(customer: Owner, leaseMs: number): Promise<SendingLease | null> {
  return takeLease<SendingLease>(leaseOf(customer), { leaseMs, returning: Prisma.sql`, answers` });
}

/** Nothing came of it, and the next may try. */
export function releaseSendingLease(customer: Owner, lease: Lease): Promise<void> {
  return releaseLease(leaseOf(customer), lease);
}

function leaseOf({ kind, realm, customerId }: Owner): LeasedRow {
  return {
    table: 'pending_consents',
    column: 'sending_ends',
    where: Prisma.sql`identity_kind = ${kind} AND identity_realm = ${realm} AND customer_id = ${customerId}`,
  };
}

/**
 * Releases the lease: the answers `sent` wait no longer, and their receipts are left, once. `consentsDue` holds for every open
 * session of the customer; undefined where nobody knows. Returns how many receipts were not there before.
 */
export function settleAnswers(
  customer: Owner,
  { ends }: SendingLease,
  {
    sent,
    receipts,
    consentsDue,
  }: { sent: string[]; receipts: NewReceipt[]; consentsDue?: boolean },
): Promise<number> {
  const owner = ownedBy(customer);
  return database().$transaction(async (transaction) => {
    await transaction.$executeRaw`
      UPDATE pending_consents
      SET sending_ends = NULLIF(sending_ends, ${ends}),
          answers = (
            SELECT COALESCE(jsonb_object_agg(name, answer), '{}')
            FROM jsonb_each(answers) AS waiting (name, answer)
            WHERE answer->>'id' <> ALL (${sent}))
      WHERE identity_kind = ${customer.kind} AND identity_realm = ${customer.realm}
        AND customer_id = ${customer.customerId}`;
    await transaction.pendingConsents.deleteMany({ where: { ...owner, answers: { equals: {} } } });
    if (consentsDue !== undefined) {
      await transaction.sessionMirror.updateMany({
        where: { ...owner, endedAt: null },
        data: { consentsDue },
      });
    }
    return addReceipts(receipts, transaction);
  });
}
