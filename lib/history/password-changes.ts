// The mark that a new password leaves on an address. A sign-in with the old one may be under way just then, and open its
// row when all others have ended already: so it looks for the mark before Cleeng is asked, and once more behind its row.
// The surprise: no clock is compared. There are as many marks as before, or a password changed in between.
import 'server-only';
import { countEventsAbout, recordEvent } from '@/lib/db/identity-events';
import { emailHash } from './history';

export interface PasswordChanges {
  emailHash: string;
  /** How often the password has changed here, as far as anything is kept. */
  changes: number;
}

export async function countPasswordChanges(email: string): Promise<PasswordChanges> {
  const hash = emailHash(email);
  return { emailHash: hash, changes: await countEventsAbout('password_changed', hash) };
}

/** Comes before rows are ended: whoever opens one later than that finds it. */
export async function recordPasswordChange(email: string): Promise<void> {
  await recordEvent({ kind: 'password_changed', emailHash: emailHash(email) });
}

export async function isPasswordStill({
  emailHash: hash,
  changes,
}: PasswordChanges): Promise<boolean> {
  return (await countEventsAbout('password_changed', hash)) === changes;
}
