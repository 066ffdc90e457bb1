// Tokens that may be used once. Only hashes are stored, until the token has expired.
import 'server-only';
import { database } from './client';

/** True the first time. `expiresAt`: its expiry plus the clock tolerance, after which it is refused anyway. */
export async function spendToken(tokenHash: string, expiresAt: Date): Promise<boolean> {
  const { count } = await database().spentToken.createMany({
    data: [{ tokenHash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
