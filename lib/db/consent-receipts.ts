// Evidence of each answer to a consent as it was shown: added, never changed.
import 'server-only';
import { database } from './client';
import type { ConsentReceipt, Prisma } from './generated/client';
import { type Owner, ownedBy } from './owner';

export type { ConsentReceipt };
export type NewReceipt = Prisma.ConsentReceiptCreateManyInput;

/** All or none. Returns the number of new ones. `client`: a transaction to do it in. */
export async function addReceipts(
  receipts: NewReceipt[],
  client: Pick<Prisma.TransactionClient, 'consentReceipt'> = database(),
): Promise<number> {
  const { count } = await client.consentReceipt.createMany({
    data: receipts,
    skipDuplicates: true,
  });
  return count;
}

export async function areReceiptsStored(ids: string[]): Promise<boolean> {
  return (await database().consentReceipt.count({ where: { id: { in: ids } } })) === ids.length;
}

/** Newest first. */
export function listReceipts(
  customer: Owner & { sessionId?: string },
  limit?: number,
): Promise<ConsentReceipt[]> {
  return database().consentReceipt.findMany({
    where: { ...ownedBy(customer), sessionId: customer.sessionId },
    orderBy: [{ answeredAt: 'desc' }, { name: 'asc' }],
    take: limit,
  });
}
