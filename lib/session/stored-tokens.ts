// The vendor's tokens as the row keeps them: sealed, with the time they run out and the time to renew them beside it.
// The surprise: a row may hold a second, spare refresh token. It is what a lost answer costs (docs/decisions/0010).
import 'server-only';
import { errors } from 'jose';
import { findMirror, type SealedTokens, type SessionMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors';
import type { VendorTokens } from '@/lib/model';
import { endSession } from './ending';
import { seal, unseal } from './seal';

const earlyAtMostMs = 60_000;
const earlyShare = 1 / 10;

export interface StoredTokens {
  mirror: SessionMirror;
  tokens: VendorTokens;
}

/** The columns for a pair that came just `now`. */
export async function sealTokens(tokens: VendorTokens, now = new Date()): Promise<SealedTokens> {
  const { jwt, refreshToken, spareRefreshToken, expiresAt } = tokens;
  const lifetimeMs = expiresAt.getTime() - now.getTime();
  const earlyMs = refreshToken ? Math.min(earlyAtMostMs, lifetimeMs * earlyShare) : 0;
  return {
    sealedTokens: await seal(JSON.stringify({ jwt, refreshToken, spareRefreshToken }), 'vendor-tokens'),
    tokensExpireAt: expiresAt,
    tokensRenewAt: new Date(expiresAt.getTime() - earlyMs),
  };
}

export type UnsealedTokens = Pick<VendorTokens, 'jwt' | 'refreshToken' | 'spareRefreshToken'>;

/** Throws a JOSEError where no key of ours opens them. */
export async function unsealTokens(sealed: string): Promise<UnsealedTokens> {
  return JSON.parse(await unseal(sealed, 'vendor-tokens'));
}

/** Throws Refusal `session_ended` where the row is gone, has ended, or holds tokens that no key of ours opens: then it ends. */
export async function storedTokens(mirrorId: string): Promise<StoredTokens> {
  const mirror = await findMirror(mirrorId);
  if (!mirror || mirror.endedAt || !mirror.sealedTokens) throw new Refusal('session_ended');
  try {
    const kept = await unsealTokens(mirror.sealedTokens);
    return { mirror, tokens: { ...kept, expiresAt: mirror.tokensExpireAt ?? new Date(0) } };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    await endSession(mirror, 'tokens_unreadable');
    throw new Refusal('session_ended');
  }
}

/** Good for a call now: not about to run out, and not the JWT that Cleeng has `refused`. */
export function isUsable({ mirror, tokens }: StoredTokens, refused?: string): boolean {
  const renewAt = mirror.tokensRenewAt ?? tokens.expiresAt;
  return tokens.jwt !== refused && renewAt.getTime() > Date.now();
}
