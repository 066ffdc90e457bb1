// The customer's vendor token, fresh enough to use. Pages and actions say what they want to ask; this opens the sealed
// pair, renews it when it is about to expire or was refused, and stores the new pair before anything uses it.
// The surprise: a refresh token works once, so two requests must never spend the same one.
import 'server-only';
import { findMirror, type SessionMirror, storeTokens } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors';
import type { EndReason, SignedIn, VendorTokens } from '@/lib/model';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { endSession } from './ending';
import { seal, unseal } from './seal';

const earlySeconds = 60;

/** Asks Cleeng as this customer. A token refused on the way is renewed once; a customer Cleeng no longer knows is signed out. */
export async function asCustomer<Answer>(
  session: Pick<SignedIn, 'id' | 'identity'>,
  ask: (jwt: string, customerId: string) => Promise<Answer>,
): Promise<Answer> {
  const { customerId } = session.identity;
  const tokens = await freshTokens(session.id);
  try {
    return await ask(tokens.jwt, customerId);
  } catch (error) {
    if (!(error instanceof CleengTokenRefused)) throw error;
    const renewed = await freshTokens(session.id, tokens.jwt);
    return ask(renewed.jwt, customerId);
  }
}

/** The stored pair, or a renewed one where it is about to expire or its JWT is the one that was `refused`. */
async function freshTokens(mirrorId: string, refused?: string): Promise<VendorTokens> {
  const { tokens } = await storedTokens(mirrorId);
  if (isUsable(tokens, refused)) return tokens;
  const running = inFlight.get(mirrorId) ?? renew(mirrorId, refused).finally(() => inFlight.delete(mirrorId));
  inFlight.set(mirrorId, running);
  return running;
}

function isUsable({ jwt, expiresAt }: VendorTokens, refused?: string): boolean {
  return jwt !== refused && expiresAt.getTime() - Date.now() > earlySeconds * 1000;
}

// Next loads pages and routes as separate module instances: one map for all of them.
const shared: typeof globalThis & { foyerRefreshes?: Map<string, Promise<VendorTokens>> } = globalThis;
shared.foyerRefreshes ??= new Map();
const inFlight = shared.foyerRefreshes;

async function renew(mirrorId: string, refused?: string): Promise<VendorTokens> {
  // Looked up again: a renewal may have come to its end while the first look was on its way.
  const { mirror, tokens } = await storedTokens(mirrorId);
  if (isUsable(tokens, refused)) return tokens;
  if (!tokens.refreshToken) throw await ended(mirror, 'token_expired');
  try {
    const { tokens: renewed } = await refreshAuth(tokens.refreshToken, mirror.customerId);
    await storeTokens(mirror.id, mirror.tokensVersion, {
      sealedTokens: await sealTokens(renewed),
      tokensExpireAt: renewed.expiresAt,
    });
    return renewed;
  } catch (error) {
    if (!(error instanceof CleengTokenRefused)) throw error;
    const now = await storedTokens(mirror.id);
    if (now.mirror.tokensVersion !== mirror.tokensVersion) return now.tokens; // Another process renewed it first.
    throw await ended(mirror, 'vendor_refused');
  }
}

async function ended(mirror: SessionMirror, reason: EndReason): Promise<Refusal> {
  await endSession(mirror, reason);
  return new Refusal('session_ended');
}

async function storedTokens(mirrorId: string): Promise<{ mirror: SessionMirror; tokens: VendorTokens }> {
  const mirror = await findMirror(mirrorId);
  if (!mirror || mirror.endedAt || !mirror.sealedTokens) throw new Refusal('session_ended');
  const { jwt, refreshToken } = JSON.parse(await unseal(mirror.sealedTokens, 'vendor-tokens'));
  return { mirror, tokens: { jwt, refreshToken, expiresAt: mirror.tokensExpireAt ?? new Date(0) } };
}

export function sealTokens({ jwt, refreshToken }: VendorTokens): Promise<string> {
  return seal(JSON.stringify({ jwt, refreshToken }), 'vendor-tokens');
}
