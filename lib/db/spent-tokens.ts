// Tokens that hold once, whatever their signature says for how long: who spends one first may come in with it.
// The surprise: only hashes are kept, and each only until nobody would take its token any more.
import 'server-only';
import { database } from './client';

/** True for exactly the first who spends it. From `expiresAt` on, which is its own end and what clocks are forgiven, its expiry refuses it. */
export async function spendToken(tokenHash: string, expiresAt: Date): Promise<boolean> {
  const { count } = await database().spentToken.createMany({
    data: [{ tokenHash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
