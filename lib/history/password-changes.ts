// A sign-in with the old password may open its session after all others were ended.
// So it counts the changes before it asks Cleeng, and again after its row is stored.
import 'server-only';
import { countEventsAbout, recordEvent } from '@/lib/db/identity-events';
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
  await recordEvent({ kind: 'password_changed', emailHash: emailHash(email) });
}

export async function isPasswordStill({
  emailHash: hash,
  changes,
}: PasswordChanges): Promise<boolean> {
  return (await countEventsAbout('password_changed', hash)) === changes;
}
