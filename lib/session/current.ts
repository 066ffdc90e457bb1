// While our own database does not respond the session is `unavailable`: customers stay signed in.
import 'server-only';
import { after } from 'next/server';
import { cache } from 'react';
import { hashOf } from '@/lib/crypto/random-token';
import { findMirrorByTokenHash, noteSeen, type SessionMirror } from '@/lib/db/session-mirrors';
import { logError } from '@/lib/errors/log';
import {
  endReasons,
  type Guest,
  type OpenedBy,
  type Session,
  type SignedIn,
  waysIn,
} from '@/lib/model';
import { sessionTokenFromCookie } from './cookie';
import { hasExpired, isAlive, isOurs } from './lifetime';

const seenEverySeconds = 60;

/** Looked up once per request. */
export const currentSession = cache(() => findSession(noteSeenAfterAnswer));

/** For scripts that poll: does not count as a visit. */
export const watchedSession = cache(() => findSession(() => {}));

async function findSession(note: (mirror: SessionMirror, now: Date) => void): Promise<Session> {
  const sessionToken = await sessionTokenFromCookie();
  if (!sessionToken) return { state: 'guest' };
  try {
    const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
    const now = new Date();
    if (!mirror) return { state: 'guest' };
    if (!isAlive(mirror, now)) return guestOf(mirror, now);
    note(mirror, now);
    return sessionOf(mirror);
  } catch (error) {
    logError('session_unavailable', error);
    return { state: 'unavailable' };
  }
}

/** Without a reason for a row of another publisher or store. */
function guestOf(mirror: SessionMirror, now: Date): Guest {
  if (!isOurs(mirror)) return { state: 'guest' };
  const ended = { id: mirror.id, openedBy: openedBy(mirror) };
  return { state: 'guest', endedBecause: endedBecause(mirror, now), ended };
}

/** Undefined for a reason that this release does not know. */
function endedBecause(mirror: SessionMirror, now: Date): Guest['endedBecause'] {
  if (!mirror.endedAt) return hasExpired(mirror, now) ? 'expired' : 'token_expired';
  return endReasons.find((reason) => reason === mirror.endedReason);
}

export function openedBy(mirror: SessionMirror): OpenedBy {
  return waysIn.find((way) => way === mirror.openedBy) ?? 'password';
}

function sessionOf(mirror: SessionMirror): SignedIn {
  return {
    state: 'signed-in',
    id: mirror.id,
    openedBy: openedBy(mirror),
    identity: {
      kind: mirror.identityKind === 'bigcommerce' ? 'bigcommerce' : 'cleeng',
      realm: mirror.identityRealm,
      customerId: mirror.customerId,
    },
    email: mirror.email ?? '',
    name: [mirror.firstName, mirror.lastName].filter(Boolean).join(' '),
    locale: mirror.locale,
    expiresAt: mirror.expiresAt,
    consentsDue: mirror.consentsDue,
    captureDue: mirror.captureDue,
  };
}

function noteSeenAfterAnswer(mirror: SessionMirror, now: Date): void {
  const notSince = new Date(now.getTime() - seenEverySeconds * 1000);
  if (mirror.lastSeenAt > notSince) return;
  after(() =>
    noteSeen(mirror.id, now, notSince).catch((error) => logError('seen_not_noted', error)),
  );
}
