// A new password, with the link from the mail: Cleeng sets it, and every session of that customer here ends. It signs
// nobody in. The surprise: once Cleeng has set it nothing may fail any more, not even our own database.
import 'server-only';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import type { PasswordChange } from '@/lib/paths';
import { report } from '@/lib/refusal-of';
import { forgetSession } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { endSessionsOfEmail } from '@/lib/session/ending';
import { rememberBrowser } from '@/lib/session/known-browser';
import { withinLimits } from '@/lib/session/limit';
import { forgetResetLink, openedResetLink, type ResetLink } from '@/lib/session/reset-link';
import { updatePassword } from '@/lib/vendors/cleeng/passwords';
import type { Visitor } from '@/lib/visitor';

/** Null: the link is missing, over or used up, and forgotten. Throws Refusal `password_weak` at `password`, `too_many_attempts`. */
export async function setNewPassword(newPassword: string, visitor: Visitor): Promise<PasswordChange | null> {
  const link = await openedResetLink();
  if (!link) return null;
  const isSet = await isTaken(link, newPassword, visitor);
  await forgetResetLink();
  if (!isSet) return null;
  const change = await endSessions(link.email);
  await rememberBrowser(link.email);
  return change;
}

/** A vendor's outage or a weak password goes on to the form: the link stays as good as it was. */
async function isTaken(link: ResetLink, newPassword: string, visitor: Visitor): Promise<boolean> {
  const { email, resetPasswordToken } = link;
  try {
    await withinLimits('new-password', { email, visitor }, () =>
      updatePassword({ email, resetPasswordToken, newPassword }),
    );
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'reset_link_invalid') return false;
    throw error;
  }
}

/** `later`: our database was silent. Cleeng renews none of those sessions, so each ends with the token that it has. */
async function endSessions(email: string): Promise<PasswordChange> {
  try {
    const here = await currentSession();
    const realm = env().cleeng.publisherId;
    const ended = await endSessionsOfEmail({ kind: 'cleeng', realm }, email, 'password_changed');
    if (here.state === 'signed-in' && ended.includes(here.id)) await forgetSession();
    return 'everywhere';
  } catch (error) {
    report(error, 'sessions_not_ended');
    return 'later';
  }
}
