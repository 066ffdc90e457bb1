// Tokens that hold once, whatever their signature says for how long: who spends one first may come in with it.
// The surprise: only hashes are kept, and each only until its token would have expired by itself.
import 'server-only';
import { database } from './client';

/** True for exactly the first who spends it. `expiresAt` is the token's own end: from then on its expiry refuses it. */
export async function spendToken(tokenHash: string, expiresAt: Date): Promise<boolean> {
  const { count } = await database().spentToken.createMany({
    data: [{ tokenHash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
