// A sign-in with the old password may open its session after all others were ended.
// So it counts the changes before it asks Cleeng, and again in the transaction that stores its row.
// Both take a lock: a change either commits first and is counted, or runs later and ends the new session.
import 'server-only';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { countEventsAbout, lockAddress, recordEvent } from '@/lib/db/identity-events';
import { emailHash } from './history';

export interface PasswordChanges {
  emailHash: string;
  changes: number;
}

export async function countPasswordChanges(email: string): Promise<PasswordChanges> {
  const hash = emailHash(email);
  return { emailHash: hash, changes: await countEventsAbout('password_changed', hash) };
}

/** Before sessions are ended, so that a sign-in that opens one later sees it. */
export async function recordPasswordChange(email: string): Promise<void> {
  const hash = emailHash(email);
  await inTransaction(async (transaction) => {
    await lockAddress(hash, transaction);
    await recordEvent({ kind: 'password_changed', emailHash: hash }, transaction);
  });
}

export async function isPasswordStill(
  { emailHash: hash, changes }: PasswordChanges,
  transaction: Transaction,
): Promise<boolean> {
  await lockAddress(hash, transaction);
  return (await countEventsAbout('password_changed', hash, transaction)) === changes;
}
