// The mark that a new password leaves on an address. A sign-in with the old one may be under way just then, and open its
// row when all others have ended already: so it looks for the mark before Cleeng is asked, and once more behind its row.
// The surprise: no clock is compared. Two marks are the same one, or a password changed in between.
import 'server-only';
import { lastEventId, recordEvent } from '@/lib/db/identity-events';
import { emailHash } from './history';

export interface PasswordMark {
  emailHash: string;
  /** Null: the password has not changed here for as long as anything is kept. */
  id: string | null;
}

export async function passwordMark(email: string): Promise<PasswordMark> {
  const hash = emailHash(email);
  return { emailHash: hash, id: await lastEventId('password_changed', hash) };
}

/** Comes before rows are ended: whoever opens one later than that finds it. */
export async function leavePasswordMark(email: string): Promise<void> {
  await recordEvent({ kind: 'password_changed', emailHash: emailHash(email) });
}

export async function isPasswordStill({ emailHash: hash, id }: PasswordMark): Promise<boolean> {
  return (await lastEventId('password_changed', hash)) === id;
}
