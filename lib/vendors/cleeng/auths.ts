// https://developers.cleeng.com/reference/login and …/refresh-token
// A refresh token works once: where the response is lost, both tokens are.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { Refusal, VendorError } from '@/lib/errors/errors';
import type { AsCustomer, VendorTokens } from '@/lib/model';
import { callCleeng } from './client';
import { requireKeys } from './jwks';
import { CleengTokenInvalid, verifyCleengToken } from './jwt';
import { offerMeanings } from './offers';
import { CleengTokenRefused } from './refusals';

export const WireTokens = z.object({ jwt: z.string().min(1), refreshToken: z.string().min(1) });

/** A customer whose token we have verified. */
export interface AuthenticatedCustomer {
  customerId: string;
  tokens: VendorTokens;
}

/** Signs in, for the offer that was chosen if any. Throws Refusal `wrong_credentials`, the same whether or not the account exists. */
export async function createAuth(
  email: string,
  password: string,
  customerIp: string | null,
  offerId?: string | null,
): Promise<AuthenticatedCustomer> {
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

/**
 * Trades a customer's refresh token for a new pair. Throws CleengTokenRefused when it is spent, expired or revoked, and
 * VendorError `malformed` when the new pair is another customer's.
 */
export async function refreshAuth(
  refreshToken: string,
  customerId: string,
): Promise<AuthenticatedCustomer> {
  await requireKeys(); // A pair that cannot be verified would be lost, and the old one is spent by then.
  const renewed = await authenticated(
    'refreshAuth',
    await callCleeng({
      operation: 'refreshAuth',
      method: 'POST',
      path: '/auths/refresh_token',
      body: { refreshToken },
      answer: WireTokens,
      // Cleeng documents texts for this call and no code, so whatever it refuses here is the token.
      otherwise: () => new CleengTokenRefused('refreshAuth', 'the refresh token is dead'),
    }),
  );
  if (renewed.customerId === customerId) return renewed;
  throw new VendorError('cleeng', 'refreshAuth', 'malformed', 'another customer');
}

/** Kills every refresh token of this customer: "sign out everywhere". JWTs already out live until they expire. */
export async function deleteRefreshTokens({ jwt }: AsCustomer): Promise<void> {
  await callCleeng({
    operation: 'deleteRefreshTokens',
    method: 'DELETE',
    path: '/refresh_tokens',
    jwt,
    answer: z.unknown(),
  });
}

/**
 * Every pair is verified before anything is built on it, also one that came straight from Cleeng: a bad one is
 * Cleeng's failure then, not the visitor's.
 */
export async function authenticated(
  operation: string,
  { jwt, refreshToken }: z.infer<typeof WireTokens>,
): Promise<AuthenticatedCustomer> {
  try {
    const { customerId, expiresAt } = await verifyCleengToken(jwt);
    return { customerId, tokens: { jwt, refreshToken, expiresAt } };
  } catch (error) {
    if (!(error instanceof CleengTokenInvalid)) throw error;
    throw new VendorError('cleeng', operation, 'malformed', error.code, undefined, {
      cause: error,
    });
  }
}

export type PublisherName = { offerId: string } | { publisherId: string };

/**
 * Names the publisher by the offer that was chosen, or by its id. An offer may be gone by now: where `call` throws Refusal
 * `offer_unknown`, it is made again without it. Cleeng documents that code for the reset mail alone, so the doctor tries every
 * offer that we sell.
 */
export async function namedBy<Answer>(
  offerId: string | null | undefined,
  call: (publisher: PublisherName) => Promise<Answer>,
): Promise<Answer> {
  const { publisherId } = env().cleeng;
  if (!offerId) return call({ publisherId });
  try {
    return await call({ offerId });
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'offer_unknown')) throw error;
    return call({ publisherId });
  }
}
