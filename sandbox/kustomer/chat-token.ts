// https://developer.kustomer.com/docs/chat/identity: HS256, `iat`, and `externalId` or `email`. With both, the email decides.

import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import { ageInSeconds, stampAt } from '../world/ageing';
import { KustomerRefusal } from './refusal';

/** The storefront has the same default, so both work without configuration. */
export const DEFAULT_CHAT_SECRET = 'sandbox-kustomer-secret-32-bytes-long!';

/** Signers may date back by this much for clocks that differ: a token dated so shortly before an `advance` is newer than it. */
const DATED_BACK_AT_MOST = 10;

export type Identity = { externalId: string } | { email: string };

const claimsSchema = z.object({
  iat: z.number(),
  exp: z.number().optional(),
  externalId: z.string().min(1).max(300).optional(),
  email: z.string().min(3).max(300).optional(),
});

export async function verifyChatToken(sandbox: Sandbox, token: string): Promise<Identity> {
  const { world, chatSecret } = sandbox;
  const claims = claimsSchema.safeParse(await verifiedPayload(token, chatSecret));
  if (!claims.success)
    throw new KustomerRefusal(401, 'The token has no iat, or an identity of another shape');
  const { iat, exp, externalId, email } = claims.data;

  const issued = stampAt(world, iat * 1000, DATED_BACK_AT_MOST * 1000);
  const age = ageInSeconds(world, issued);
  if (age < 0) throw new KustomerRefusal(401, 'The token is dated in the future');
  if (age >= world.settings.chatTokenLifetime)
    throw new KustomerRefusal(401, 'The token is too old');
  if (exp !== undefined && world.settings.chatTokenExp === 'refused')
    throw new KustomerRefusal(401, 'The token has an exp');
  if (exp !== undefined && age >= exp - iat)
    throw new KustomerRefusal(401, 'The token has expired');

  if (email !== undefined) return { email };
  if (externalId !== undefined) return { externalId };
  throw new KustomerRefusal(401, 'The token has neither externalId nor email');
}

async function verifiedPayload(token: string, secret: string): Promise<unknown> {
  try {
    // The age was checked above, where `advance` counts; jose knows only the real clock.
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: new Date(0),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError)
      throw new KustomerRefusal(401, 'The token is not signed by this shop');
    throw error;
  }
}
