// One attempt to sign in with a password, wherever it is made. A refused one leaves a trace in the history.
import 'server-only';
import { Refusal } from '@/lib/errors';
import { type AuthenticatedCustomer, createAuth } from '@/lib/vendors/cleeng/auths';
import { publicAddress, type Visitor } from '@/lib/visitor';
import { emailHash, remember } from './history';

export interface Credentials {
  email: string;
  password: string;
  visitor: Visitor;
}

/** Throws Refusal `wrong_credentials`, the same for an unknown address. */
export async function authenticate({
  email,
  password,
  visitor,
}: Credentials): Promise<AuthenticatedCustomer> {
  try {
    return await createAuth(email, password, publicAddress(visitor));
  } catch (error) {
    if (error instanceof Refusal) {
      const { addressPrefix } = visitor;
      await remember({ kind: 'refused', reason: error.code, emailHash: emailHash(email), addressPrefix });
    }
    throw error;
  }
}
