import 'server-only';
import type { SessionMirror } from '@/lib/db/session-mirrors';
import { env } from '@/lib/env/env';

/** Also false for a row of another publisher or store, from before the settings changed. */
export function isAlive(mirror: SessionMirror, now: Date): boolean {
  return isOurs(mirror) && !mirror.endedAt && !hasExpired(mirror, now) && !hasLapsed(mirror, now);
}

export function isOurs({ identityKind, identityRealm }: SessionMirror): boolean {
  const { cleeng, bigcommerce } = env();
  if (identityKind === 'bigcommerce') return identityRealm === bigcommerce?.storeHash;
  return identityKind === 'cleeng' && identityRealm === cleeng.publisherId;
}

export function hasExpired({ lastSeenAt, expiresAt }: SessionMirror, now: Date): boolean {
  const idleUntil = lastSeenAt.getTime() + env().session.idleSeconds * 1000;
  return expiresAt <= now || idleUntil <= now.getTime();
}

/** The widget keeps the refresh token, so its session lasts as long as the last JWT that it sent. */
function hasLapsed({ openedBy, tokensExpireAt }: SessionMirror, now: Date): boolean {
  return openedBy === 'widget' && (!tokensExpireAt || tokensExpireAt <= now);
}
