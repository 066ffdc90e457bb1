import 'server-only';
import { database, type Transaction } from './client';

/** True the first time. `expiresAt`: when no clock of ours accepts it any more. */
export async function spendToken(
  tokenHash: string,
  expiresAt: Date,
  { spentToken }: Pick<Transaction, 'spentToken'> = database(),
): Promise<boolean> {
  const { count } = await spentToken.createMany({
    data: [{ tokenHash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
