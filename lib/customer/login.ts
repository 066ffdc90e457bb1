import 'server-only';
import { env } from '@/lib/env/env';
import { firstStepOfVisit } from '@/lib/gate/gate';
import { fetchPendingSteps } from '@/lib/gate/pending-steps';
import { authenticate, type Credentials } from '@/lib/password/authenticate';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import { openSession, tokenOfForm } from '@/lib/session/open';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { regionOf } from '@/lib/visitor/region';

export interface Login extends Credentials {
  /** A UUID of the shown form: a form that is sent twice opens one session. */
  formId: string;
}

export interface SignIn {
  sessionToken: string;
  firstStep: string | null;
}

/** Throws Refusal `wrong_credentials` (also for an unknown address), `too_many_attempts` or `sso_only`. */
export async function login({ formId, ...credentials }: Login): Promise<SignIn> {
  requirePasswordSignIn();
  const { customerId, tokens, countPasswordChanges } = await authenticate(credentials);
  const { visitor } = credentials;
  const { jwt } = tokens;
  const identity = { kind: 'cleeng', realm: env().cleeng.publisherId, customerId } as const;
  const [customer, due, region] = await Promise.all([
    fetchCustomer({ customerId, jwt }),
    fetchPendingSteps({ customerId, jwt }),
    regionOf(visitor),
  ]);
  const { sessionToken } = await openSession({
    event: 'signed_in',
    identity,
    customer,
    tokens,
    locale: customer.locale,
    country: region?.country ?? null,
    visitor,
    countPasswordChanges,
    sessionToken: await tokenOfForm(formId, identity),
    ...due,
  });
  return { sessionToken, firstStep: firstStepOfVisit(due) };
}
