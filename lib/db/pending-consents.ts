// Answers that the vendor has stored leave the mirror and become receipts, both or neither.
// The surprise: that happens in a session that has ended meanwhile, too. The vendor holds its answers all the same.
import 'server-only';
import { database } from './client';
import { addReceipts, type NewReceipt } from './consent-receipts';
import { Prisma } from './generated/client';
import type { Gate } from './session-mirrors';

/** False, and nothing is done, when a newer answer waits on the row or another was first. */
export function settlePending(
  mirrorId: string,
  pending: Prisma.InputJsonValue,
  gate: Pick<Gate, 'consentsDue'>,
  receipts: NewReceipt[],
): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.sessionMirror.updateMany({
      where: { id: mirrorId, pendingConsents: { equals: pending } },
      data: { ...gate, pendingConsents: Prisma.DbNull },
    });
    if (count > 0) await addReceipts(receipts, transaction);
    return count > 0;
  });
}
