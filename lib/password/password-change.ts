// Cleeng does not say whose password it set. Rows may hold an older address, so ending by address is unsure.
import 'server-only';
import { env } from '@/lib/env/env';
import { orReported } from '@/lib/errors/refusal-of';
import { recordPasswordChange } from '@/lib/history/password-changes';
import { endSessionsOf, endSessionsOfEmail } from '@/lib/session/end';
import { createAuth, deleteRefreshTokens } from '@/lib/vendors/cleeng/auths';
import { publicAddress } from '@/lib/visitor/visitor';
import type { Credentials } from './authenticate';

/** `later`: they end when their tokens expire, since our database does not respond. `unsure`: some may stay. */
export type PasswordChange = 'everywhere' | 'later' | 'unsure';

export interface PasswordChangeEnd {
  change: PasswordChange;
  ended: string[];
}

/** `credentials` are the new ones. Never throws: Cleeng has set the password already. */
export async function endByNewPassword(credentials: Credentials): Promise<PasswordChangeEnd> {
  const { email, password, visitor } = credentials;
  const realm = { kind: 'cleeng', realm: env().cleeng.publisherId } as const;
  await orReported('password_change_not_recorded', () => recordPasswordChange(email));
  const owner = await orReported('password_owner_unknown', () =>
    createAuth(email, password, publicAddress(visitor)),
  );
  if (!owner) {
    const ended = await orReported(
      'sessions_not_ended',
      () => endSessionsOfEmail(realm, email, 'ended_by_operator'), // Not `password_changed`: whose it was is unknown.
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
