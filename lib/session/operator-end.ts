// The operator's end: every session of a customer, here and at Cleeng. For a stolen device, a leaked password, a leaver.
// The surprise is the order. Cleeng wants a token of the customer's, and an ended row holds none: so the token is taken
// first and used last, and a Cleeng that is down keeps no session alive.
import 'server-only';
import { findMirror, listMirrorsWithTokens, type SessionMirror } from '@/lib/db/session-mirrors';
import { Refusal, VendorError } from '@/lib/errors';
import type { Identity } from '@/lib/model';
import { report } from '@/lib/refusal-of';
import { deleteRefreshTokens } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { endSessionsOf } from './ending';
import { asCustomer } from './vendor-token';

export interface OperatorEnd {
  ended: Pick<SessionMirror, 'id' | 'userAgent' | 'lastSeenAt'>[];
  /** Whether Cleeng forgot the customer's refresh tokens, was down, or could not be asked: no row held a token it takes. */
  atCleeng: 'forgotten' | 'down' | 'not_asked';
}

export async function endByOperator(identity: Identity): Promise<OperatorEnd> {
  const holders = await listMirrorsWithTokens(identity);
  const token = await takeToken(holders, identity);
  const ids = await endSessionsOf(identity, 'ended_by_operator');
  // One whose tokens Cleeng refused just now has ended for that reason, and counts as well.
  const ended = await Promise.all([...new Set([...holders.map(({ id }) => id), ...ids])].map(findMirror));
  return { ended: ended.filter((mirror) => mirror !== null), atCleeng: await forgetAtCleeng(token) };
}

type Token = { jwt: string } | 'down' | 'not_asked';

/** The first that Cleeng takes when asked for the customer it is of: renewed by then, if need be. */
async function takeToken(holders: SessionMirror[], identity: Identity): Promise<Token> {
  for (const { id } of holders) {
    try {
      return await asCustomer({ id, identity }, async (jwt, customerId) => {
        await fetchCustomer(customerId, jwt);
        return { jwt };
      });
    } catch (error) {
      if (!(error instanceof Refusal)) report(error, 'operator_token_not_taken');
      if (error instanceof VendorError) return 'down';
    }
  }
  return 'not_asked';
}

async function forgetAtCleeng(token: Token): Promise<OperatorEnd['atCleeng']> {
  if (typeof token === 'string') return token;
  try {
    await deleteRefreshTokens(token.jwt);
    return 'forgotten';
  } catch (error) {
    report(error, 'operator_end_not_at_cleeng');
    return 'down';
  }
}
