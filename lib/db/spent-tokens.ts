import 'server-only';
import { database } from './client';

/** True the first time. `expiresAt`: its expiry plus the clock tolerance. */
export async function spendToken(tokenHash: string, expiresAt: Date): Promise<boolean> {
  const { count } = await database().spentToken.createMany({
    data: [{ tokenHash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
