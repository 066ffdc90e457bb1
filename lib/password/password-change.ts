// Cleeng sets a password and does not say whose it is: signing in with it does. An e-mail address would not: a row may hold an
// older one, or one that is another customer's by now. So what is ended by address alone is called unsure.
import 'server-only';
import { env } from '@/lib/env/env';
import { orReported } from '@/lib/errors/refusal-of';
import { recordPasswordChange } from '@/lib/history/password-changes';
import { endSessionsOf, endSessionsOfEmail } from '@/lib/session/end';
import { createAuth, deleteRefreshTokens } from '@/lib/vendors/cleeng/auths';
import { publicAddress } from '@/lib/visitor/visitor';
import type { Credentials } from './authenticate';

/**
 * What became of the customer's sessions: all ended; they end when their tokens expire, because our database did not answer and
 * Cleeng renews none; or we could not make sure.
 */
export type PasswordChange = 'everywhere' | 'later' | 'unsure';

export interface PasswordChangeEnd {
  change: PasswordChange;
  /** The rows that this call has ended. */
  ended: string[];
}

/** `credentials` are the new ones. Throws nothing: Cleeng has set the password by now. */
export async function endByNewPassword(credentials: Credentials): Promise<PasswordChangeEnd> {
  const { email, password, visitor } = credentials;
  const realm = { kind: 'cleeng', realm: env().cleeng.publisherId } as const;
  await orReported('password_mark_not_left', () => recordPasswordChange(email));
  const owner = await orReported('password_owner_unknown', () =>
    createAuth(email, password, publicAddress(visitor)),
  );
  if (!owner) {
    const ended = await orReported(
      'sessions_not_ended',
      () => endSessionsOfEmail(realm, email, 'ended_by_operator'), // Not `password_changed`: whose password it was is unknown.
    );
    return { change: 'unsure', ended: ended ?? [] };
  }
  const { customerId, tokens } = owner;
  const ended = await orReported('sessions_not_ended', () =>
    endSessionsOf({ ...realm, customerId }, 'password_changed'),
  );
  const isForgotten = await orReported('tokens_not_forgotten', async () => {
    await deleteRefreshTokens({ customerId, jwt: tokens.jwt });
    return true;
  });
  if (ended) return { change: 'everywhere', ended };
  return { change: isForgotten ? 'later' : 'unsure', ended: [] };
}
