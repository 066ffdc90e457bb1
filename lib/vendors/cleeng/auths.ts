// https://developers.cleeng.com/reference/login and …/refresh-token
// A refresh token works once: with a lost response, both tokens are lost.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { isRefusal, VendorError } from '@/lib/errors/errors';
import { acceptsNoToken, clockError } from '@/lib/http/clock';
import type { AsCustomer, VendorTokens } from '@/lib/model';
import { callCleeng } from './client';
import { requireAcceptance } from './jwks';
import { isCleengTokenInvalid, verifyCleengToken } from './jwt';
import { offerMeanings } from './offers';
import { CleengTokenRefused } from './refusals';

export const WireTokens = z.object({ jwt: z.string().min(1), refreshToken: z.string().min(1) });

export interface AuthenticatedCustomer {
  customerId: string;
  tokens: VendorTokens;
}

/** Throws Refusal `wrong_credentials`, the same whether or not the account exists. */
export async function createAuth(
  email: string,
  password: string,
  customerIp: string | null,
  offerId?: string | null,
): Promise<AuthenticatedCustomer> {
  await requireAcceptance();
  const tokens = await namedBy(offerId, (publisher) =>
    callCleeng({
      operation: 'createAuth',
      method: 'POST',
      path: '/auths',
      body: { email, password, ...publisher, ...(customerIp && { customerIP: customerIp }) },
      answer: WireTokens,
      meanings: 'offerId' in publisher ? offerMeanings : undefined,
    }),
  );
  return authenticated('createAuth', tokens);
}

/** Throws CleengTokenRefused (spent, expired, revoked), or VendorError `malformed` for another customer's pair. */
export async function refreshAuth(
  refreshToken: string,
  customerId: string,
): Promise<AuthenticatedCustomer> {
  await requireAcceptance(); // Before the old pair is spent: a new one that cannot be verified would be lost.
  const renewed = await authenticated(
    'refreshAuth',
    await callCleeng({
      operation: 'refreshAuth',
      method: 'POST',
      path: '/auths/refresh_token',
      body: { refreshToken },
      answer: WireTokens,
      // Cleeng documents texts and no code for this call: any refusal is about the token.
      otherwise: () => new CleengTokenRefused('refreshAuth', 'the refresh token is dead'),
    }),
  );
  if (renewed.customerId === customerId) return renewed;
  throw new VendorError('cleeng', 'refreshAuth', 'malformed', 'another customer');
}

/** Revokes all of the customer's refresh tokens. JWTs stay valid until they expire. */
export async function deleteRefreshTokens({ jwt }: AsCustomer): Promise<void> {
  await callCleeng({
    operation: 'deleteRefreshTokens',
    method: 'DELETE',
    path: '/refresh_tokens',
    jwt,
    answer: z.unknown(),
  });
}

/** Verifies even pairs straight from Cleeng: a bad one is Cleeng's failure, not the visitor's. */
export async function authenticated(
  operation: string,
  { jwt, refreshToken }: z.infer<typeof WireTokens>,
): Promise<AuthenticatedCustomer> {
  try {
    const { customerId, expiresAt } = await verifyCleengToken(jwt);
    return { customerId, tokens: { jwt, refreshToken, expiresAt } };
  } catch (error) {
    if (!isCleengTokenInvalid(error)) throw error;
    if (acceptsNoToken('cleeng')) throw clockError('cleeng', operation);
    throw new VendorError('cleeng', operation, 'malformed', error.code, undefined, {
      cause: error,
    });
  }
}

export type PublisherName = { offerId: string } | { publisherId: string };

/** Calls again without the offer where Cleeng no longer knows it. The code is documented for the reset mail only. */
export async function namedBy<Answer>(
  offerId: string | null | undefined,
  call: (publisher: PublisherName) => Promise<Answer>,
): Promise<Answer> {
  const { publisherId } = env().cleeng;
  if (!offerId) return call({ publisherId });
  try {
    return await call({ offerId });
  } catch (error) {
    if (!isRefusal(error, 'offer_unknown')) throw error;
    return call({ publisherId });
  }
}
