// Who is asking: cookie → row → Session. Decided here, from the row, for every page, action and route.
// The surprise: there are three answers. When our own database is silent nobody has been signed out; we do not know.
import 'server-only';
import { after } from 'next/server';
import { cache } from 'react';
import { hashOf } from '@/lib/crypto/random-token';
import { findMirrorByTokenHash, noteSeen, type SessionMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { logSurprise } from '@/lib/errors/log';
import {
  endReasons,
  type Guest,
  type OpenedBy,
  type Session,
  type SignedIn,
  waysIn,
} from '@/lib/model';
import { paths, withReturnTo } from '@/lib/paths';
import { seeOther } from '@/lib/web/see-other';
import { sessionTokenFromCookie } from './cookie';
import { hasExpired, isAlive, isOurs } from './is-alive';

const seenEverySeconds = 60;

/** This request's session, looked up once however often it is asked for. */
export const currentSession = cache(() => findSession(noteSeenAfterAnswer));

/** The same for scripts that ask by themselves: an open page is nobody who is there. */
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
    logSurprise('session_unavailable', error);
    return { state: 'unavailable' };
  }
}

/** For pages: the signed-in session, or the way to it; while we cannot tell, to a page that says so. */
export async function requireSession(returnTo: string): Promise<SignedIn> {
  const session = await currentSession();
  if (session.state === 'guest') seeOther(withReturnTo(paths.login, returnTo));
  if (session.state === 'unavailable') seeOther(withReturnTo(paths.unavailable, returnTo));
  return session;
}

/** For the pages of guests: who is signed in already goes on. */
export async function requireGuest(returnTo: string): Promise<void> {
  if ((await currentSession()).state === 'signed-in') seeOther(returnTo);
}

/** For actions and routes: the signed-in session, or a refusal that is shown where it happened. */
export async function authorise(): Promise<SignedIn> {
  const session = await currentSession();
  if (session.state === 'guest') throw new Refusal('session_ended');
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  return session;
}

/** Of a row that holds no more. Nothing of one that never was ours to open. */
function guestOf(mirror: SessionMirror, now: Date): Guest {
  if (!isOurs(mirror)) return { state: 'guest' };
  const ended = { id: mirror.id, openedBy: openedBy(mirror) };
  return { state: 'guest', endedBecause: endedBecause(mirror, now), ended };
}

/** Nothing where the row says what this release does not know. */
function endedBecause(mirror: SessionMirror, now: Date): Guest['endedBecause'] {
  if (!mirror.endedAt) return hasExpired(mirror, now) ? 'expired' : 'token_expired';
  return endReasons.find((reason) => reason === mirror.endedReason);
}

function openedBy(mirror: SessionMirror): OpenedBy {
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

/** At most once a minute, and never in the way of the answer. */
function noteSeenAfterAnswer(mirror: SessionMirror, now: Date): void {
  const notSince = new Date(now.getTime() - seenEverySeconds * 1000);
  if (mirror.lastSeenAt > notSince) return;
  after(() =>
    noteSeen(mirror.id, now, notSince).catch((error) => logSurprise('seen_not_noted', error)),
  );
}
