import 'server-only';
import { isRefusal, type Refusal } from '@/lib/errors/errors';
import { emailHash, remember } from '@/lib/history/history';
import { countPasswordChanges, type PasswordChanges } from '@/lib/history/password-changes';
import { isTooManyAttempts, withinLimits } from '@/lib/limits/limit';
import { type AuthenticatedCustomer, createAuth } from '@/lib/vendors/cleeng/auths';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';

export interface Credentials {
  email: string;
  password: string;
  offerId?: string | null;
  visitor: Visitor;
}

export interface SignedInCustomer extends AuthenticatedCustomer {
  /** For openSession, which fails if the password has changed since. */
  countPasswordChanges: PasswordChanges;
}

/** Throws Refusal `wrong_credentials`, also for an unknown address, or `too_many_attempts`. */
export async function authenticate(credentials: Credentials): Promise<SignedInCustomer> {
  const { email, password, offerId, visitor } = credentials;
  try {
    return await withinLimits('sign-in', credentials, async () => {
      const changes = await countPasswordChanges(email);
      const customer = await createAuth(email, password, publicAddress(visitor), offerId);
      return { ...customer, countPasswordChanges: changes };
    });
  } catch (error) {
    if (isForHistory(error)) {
      const { addressPrefix } = visitor;
      await remember({
        kind: 'refused',
        reason: error.code,
        emailHash: emailHash(email),
        addressPrefix,
      });
    }
    throw error;
  }
}

function isForHistory(error: unknown): error is Refusal {
  if (isTooManyAttempts(error)) return error.isFirst;
  return isRefusal(error) && error.code !== 'limits_unavailable';
}
