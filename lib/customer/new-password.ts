import 'server-only';
import { isRefusal, isVendorError, Refusal, type VendorError } from '@/lib/errors/errors';
import { withinLimits } from '@/lib/limits/limit';
import { authenticate, type Credentials } from '@/lib/password/authenticate';
import { endByNewPassword, type PasswordChange } from '@/lib/password/password-change';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import { openedResetLink, type ResetLink, wasUnanswered } from '@/lib/password/reset-link';
import { currentSession } from '@/lib/session/current';
import { updatePassword } from '@/lib/vendors/cleeng/passwords';

export type NewPasswordOutcome =
  | { state: 'set'; change: PasswordChange; isSignedOut: boolean }
  /** Missing, expired or used. */
  | { state: 'link_invalid' }
  /** Cleeng may have set it and then refuses the link: store that with `noteUnanswered`. */
  | { state: 'unanswered'; link: ResetLink; error: VendorError };

/**
 * Ends every session of the customer and opens none.
 * Throws Refusal `password_weak` at `password`, `too_many_attempts`, `link_changed` or `sso_only`.
 */
export async function setNewPassword(credentials: Credentials): Promise<NewPasswordOutcome> {
  requirePasswordSignIn();
  const link = await openedResetLink();
  if (!link) return { state: 'link_invalid' };
  if (link.email !== credentials.email) throw new Refusal('link_changed');
  try {
    if (!(await setAtCleeng(link, credentials))) return { state: 'link_invalid' };
  } catch (error) {
    if (isVendorError(error) && error.mayHaveActed) return { state: 'unanswered', link, error };
    throw error;
  }
  const session = await currentSession();
  const { change, ended } = await endByNewPassword(credentials);
  return {
    state: 'set',
    change,
    isSignedOut: session.state === 'signed-in' && ended.includes(session.id),
  };
}

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
    throw error;
  }
}

/** Only for the password whose response was lost: otherwise a refused link could test passwords. */
async function wasSetBefore(link: ResetLink, credentials: Credentials): Promise<boolean> {
  if (!wasUnanswered(link, credentials.password)) return false;
  try {
    await authenticate(credentials); // Counts as a login attempt.
    return true;
  } catch (error) {
    if (isRefusal(error, 'wrong_credentials')) return false;
    throw error;
  }
}
