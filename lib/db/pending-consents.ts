// Answers on their way to the vendor: they are the customer's, whichever session gave them, and of each consent only the
// newest waits. Who sends them holds the turn in the row. What the vendor has stored becomes receipts, all or none.
// The surprise: a newer answer may come in while one is sent. It takes that one's place here, but not its receipt.
import 'server-only';
import { database } from './client';
import { addReceipts, type NewReceipt } from './consent-receipts';
import type { Prisma } from './generated/client';
import { type Owner, ownedBy } from './owner';

export interface SendingTurn {
  answers: Prisma.JsonValue;
  /** Also its name: no two turns of a customer end at the same time. */
  ends: Date;
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

/** The turn; null where another holds it, and where nothing waits. */
export async function takeSendingTurn(
  { kind, realm, customerId }: Owner,
  leaseMs: number,
): Promise<SendingTurn | null> {
  const [turn] = await database().$queryRaw<SendingTurn[]>`
    UPDATE pending_consents
    SET sending_ends = now() + ${leaseMs} * INTERVAL '1 millisecond'
    WHERE identity_kind = ${kind} AND identity_realm = ${realm} AND customer_id = ${customerId}
      AND (sending_ends IS NULL OR sending_ends <= now())
    RETURNING answers, sending_ends AS ends`;
  return turn ?? null;
}

/** Nothing came of it, and the next may try. */
export async function giveSendingTurnBack(customer: Owner, { ends }: SendingTurn): Promise<void> {
  await database().pendingConsents.updateMany({
    where: { ...ownedBy(customer), sendingEnds: ends }, // Not the turn of whoever took over from us.
    data: { sendingEnds: null },
  });
}

/**
 * The turn is over: the answers `sent` wait no longer, and their receipts are left, once. `consentsDue` holds for every open
 * session of the customer; undefined where nobody knows. Returns how many receipts were not there before.
 */
export function settleAnswers(
  customer: Owner,
  { ends }: SendingTurn,
  { sent, receipts, consentsDue }: { sent: string[]; receipts: NewReceipt[]; consentsDue?: boolean },
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
