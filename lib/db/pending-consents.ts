import 'server-only';
import { database, inTransaction, type Transaction } from './client';
import { addReceipts, type NewReceipt } from './consent-receipts';
import { Prisma } from './generated/client';
import { type Lease, type LeasedRow, releaseLease, takeLease } from './leases';
import { type Owner, ownedBy } from './owner';

export interface SendingLease extends Lease {
  answers: Prisma.JsonValue;
}

/** By consent name. Replaces older ones. */
export async function keepAnswers(
  { kind, realm, customerId }: Owner,
  answers: Record<string, { id: string }>,
  client: Pick<Transaction, '$executeRaw'> = database(),
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO pending_consents (identity_kind, identity_realm, customer_id, answers)
    VALUES (${kind}, ${realm}, ${customerId}, ${JSON.stringify(answers)}::jsonb)
    ON CONFLICT (identity_kind, identity_realm, customer_id)
    DO UPDATE SET answers = pending_consents.answers || EXCLUDED.answers`;
}

export async function areAnswersWaiting(customer: Owner): Promise<boolean> {
  return (await database().pendingConsents.count({ where: ownedBy(customer) })) > 0;
}

/** Null while another holds it, and when no answer is waiting. */
export function takeSendingLease(customer: Owner, leaseMs: number): Promise<SendingLease | null> {
  return takeLease<SendingLease>(leaseOf(customer), { leaseMs, returning: Prisma.sql`, answers` });
}

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

/** Removes answers by the ids in `sent`, returns the number of new receipts. `consentsDue`: undefined if unknown. */
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
  return inTransaction(async (transaction) => {
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
