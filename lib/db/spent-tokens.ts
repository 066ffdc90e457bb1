import 'server-only';
import { database } from './client';

/** True the first time. `expiresAt`: when no clock of ours accepts it any more. */
export async function spendToken(tokenHash: string, expiresAt: Date): Promise<boolean> {
  const { count } = await database().spentToken.createMany({
    data: [{ tokenHash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
