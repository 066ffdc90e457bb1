import 'server-only';
import { seal, unseal } from '@/lib/crypto/seal';
import { findMirror, type SealedTokens, type SessionMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { joseCode } from '@/lib/errors/jose-code';
import type { VendorTokens } from '@/lib/model';
import { endSession } from './end';

const earlyAtMostMs = 60_000;
const earlyShare = 1 / 10;

export interface StoredTokens {
  mirror: SessionMirror;
  tokens: VendorTokens;
}

/** What the tokens are bound to. None of it changes. */
export type TokenRow = Pick<
  SessionMirror,
  'id' | 'tokenHash' | 'identityKind' | 'identityRealm' | 'customerId'
>;

function rowOf({ id, tokenHash, identityKind, identityRealm, customerId }: TokenRow): string {
  return JSON.stringify([id, tokenHash, identityKind, identityRealm, customerId]);
}

export async function sealTokens(
  row: TokenRow,
  tokens: VendorTokens,
  now = new Date(),
): Promise<SealedTokens> {
  const { jwt, refreshToken, expiresAt } = tokens;
  const lifetimeMs = expiresAt.getTime() - now.getTime();
  const earlyMs = refreshToken ? Math.min(earlyAtMostMs, lifetimeMs * earlyShare) : 0;
  const kept: UnsealedTokens = { jwt, refreshToken };
  return {
    sealedTokens: await seal(JSON.stringify(kept), 'vendor-tokens', rowOf(row)),
    tokensExpireAt: expiresAt,
    tokensRenewAt: new Date(expiresAt.getTime() - earlyMs),
  };
}

export type UnsealedTokens = Pick<VendorTokens, 'jwt' | 'refreshToken'>;

/** Throws a JOSEError: there are none, no key fits, or they were sealed for another row. */
export async function unsealTokens(mirror: SessionMirror): Promise<UnsealedTokens> {
  // Releases before 0.2.0 stored a second refresh token.
  const { jwt, refreshToken } = JSON.parse(
    await unseal(mirror.sealedTokens ?? '', 'vendor-tokens', rowOf(mirror)),
  );
  return { jwt, refreshToken };
}

/** Throws Refusal `session_ended`. A session whose tokens do not open ends. */
export async function storedTokens(sessionId: string): Promise<StoredTokens> {
  const mirror = await findMirror(sessionId);
  if (!mirror || mirror.endedAt || !mirror.sealedTokens) throw new Refusal('session_ended');
  try {
    const kept = await unsealTokens(mirror);
    return { mirror, tokens: { ...kept, expiresAt: mirror.tokensExpireAt ?? new Date(0) } };
  } catch (error) {
    if (!joseCode(error)) throw error;
    await endSession(mirror, 'tokens_unreadable');
    throw new Refusal('session_ended');
  }
}

/** False when about to expire, and for the JWT that Cleeng has `refused`. */
export function isUsable({ mirror, tokens }: StoredTokens, refused?: string): boolean {
  const renewAt = mirror.tokensRenewAt ?? tokens.expiresAt;
  return tokens.jwt !== refused && renewAt.getTime() > Date.now();
}
