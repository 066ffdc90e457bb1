// A new password, with the link from the mail: Cleeng sets it, and every session of that customer here ends. It signs
// nobody in. The surprise: Cleeng may set it without our hearing of it, and then refuses the link when it is sent again.
import 'server-only';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { withinLimits } from '@/lib/limits/limit';
import { authenticate, type Credentials } from '@/lib/password/authenticate';
import { endByNewPassword } from '@/lib/password/password-change';
import {
  forgetResetLink,
  noteUnanswered,
  openedResetLink,
  type ResetLink,
  wasUnanswered,
} from '@/lib/password/reset-link';
import type { PasswordChange } from '@/lib/paths';
import { forgetSession } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { updatePassword } from '@/lib/vendors/cleeng/passwords';
import { rememberBrowser } from '@/lib/visitor/known-browser';

/**
 * Null: the link is missing, over or used up, and forgotten. Throws Refusal `password_weak` at `password`, `too_many_attempts`,
 * and `link_changed` where the form was drawn for another link's address.
 */
export async function setNewPassword(credentials: Credentials): Promise<PasswordChange | null> {
  const link = await openedResetLink();
  if (!link) return null;
  if (link.email !== credentials.email) throw new Refusal('link_changed');
  const isSet = await setAtCleeng(link, credentials);
  await forgetResetLink();
  if (!isSet) return null;
  const change = await endSessions(credentials);
  await rememberBrowser(link.email);
  return change;
}

/** A vendor's outage or a weak password goes on to the form: the link stays as good as it was. */
async function setAtCleeng(link: ResetLink, credentials: Credentials): Promise<boolean> {
  const { email, password: newPassword } = credentials;
  const { resetPasswordToken } = link;
  try {
    await withinLimits('new-password', credentials, () =>
      updatePassword({ email, resetPasswordToken, newPassword }),
    );
    return true;
  } catch (error) {
    if (isRefusal(error, 'reset_link_invalid')) return wasSetBefore(link, credentials);
    if (error instanceof VendorError && error.mayHaveActed) await noteUnanswered(link, newPassword);
    throw error;
  }
}

/** Only of a password whose answer was lost: any other would turn a refused link into a way of trying passwords. */
async function wasSetBefore(link: ResetLink, credentials: Credentials): Promise<boolean> {
  if (!wasUnanswered(link, credentials.password)) return false;
  try {
    await authenticate(credentials); // A guess like any other, and counted as one.
    return true;
  } catch (error) {
    if (isRefusal(error, 'wrong_credentials')) return false;
    throw error;
  }
}

async function endSessions(credentials: Credentials): Promise<PasswordChange> {
  const here = await currentSession();
  const { change, ended } = await endByNewPassword(credentials);
  if (here.state === 'signed-in' && ended.includes(here.id)) await forgetSession();
  return change;
}

function isRefusal(error: unknown, code: Refusal['code']): boolean {
  return error instanceof Refusal && error.code === code;
}
