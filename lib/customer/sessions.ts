// A customer's sessions: seeing them, ending them. The row ends first: from then on a copied cookie holds nothing. Only
// then the browser's copy goes. The surprise: ours end whether or not Cleeng answers; it is told where it can be.
import 'server-only';
import { z } from 'zod';
import { findMirror, listOpenMirrors, type SessionMirror } from '@/lib/db/session-mirrors';
import { type Device, deviceOf } from '@/lib/device';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import type { SignedIn } from '@/lib/model';
import { report, unlessDown } from '@/lib/refusal-of';
import { forgetSession } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { endSession, endSessionsOf } from '@/lib/session/ending';
import { readHistory } from '@/lib/session/history';
import type { HistoryLine } from '@/lib/session/history-lines';
import { asCustomer } from '@/lib/session/vendor-token';
import { deleteRefreshTokens } from '@/lib/vendors/cleeng/auths';

/** More than anybody has browsers. Signing out everywhere ends those beyond it, too. */
const mostListed = 100;

export interface OpenSession {
  id: string;
  isThis: boolean;
  device: Device;
  /** ISO 3166-1 alpha-2, as Cleeng saw it at sign-in. */
  country: string | null;
  firstSeenAt: Date;
  /** At most a minute behind. */
  lastSeenAt: Date;
}

/** The sessions that are open, newest seen first, and what has happened lately. */
export async function readSessions(
  session: SignedIn,
  now = new Date(),
): Promise<{ sessions: OpenSession[]; history: HistoryLine[] }> {
  const idleSince = new Date(now.getTime() - env().session.idleSeconds * 1000);
  const [mirrors, history] = await Promise.all([
    listOpenMirrors(session.identity, { now, idleSince, limit: mostListed }),
    readHistory(session),
  ]);
  return { sessions: mirrors.map((mirror) => openSession(mirror, session.id)), history };
}

/** Which of this customer's sessions that was. Null: none of theirs, or it goes on. */
export async function readEnded({ identity, id }: SignedIn, endedId: unknown): Promise<OpenSession | null> {
  const mirror = await findOwn(identity, endedId);
  return mirror?.endedAt ? openSession(mirror, id) : null;
}

/** Ends another session of the same customer. Throws Refusal `session_unknown`, the same for somebody else's. */
export async function endOne({ identity }: SignedIn, endedId: string): Promise<void> {
  const mirror = await orUnavailable(findOwn(identity, endedId));
  if (!mirror) throw new Refusal('session_unknown');
  await orUnavailable(endSession(mirror, 'signed_out_remotely'));
}

/** Signs this browser out. Throws Refusal `session_unavailable` where the row cannot be ended: then nothing has happened. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  if (session.state === 'signed-in') {
    const { kind, realm, customerId } = session.identity;
    await orUnavailable(
      endSession({ id: session.id, identityKind: kind, identityRealm: realm, customerId }, 'signed_out'),
    );
  }
  await forgetSession();
}

/**
 * Signs this customer out of every browser, and out of every other app where Cleeng can be told: `isCleengTold`.
 * Throws Refusal `session_unavailable` where the rows cannot be ended: then nothing has happened.
 */
export async function signOutEverywhere(session: SignedIn): Promise<{ isCleengTold: boolean }> {
  const jwt = await lastToken(session); // The rows take the tokens with them.
  await orUnavailable(endSessionsOf(session.identity, 'signed_out_everywhere'));
  const isCleengTold = jwt !== null && (await endAtCleeng(jwt));
  await forgetSession();
  return { isCleengTold };
}

/** Null where there is none to be had. Why does not matter: the sessions here end all the same. */
async function lastToken(session: SignedIn): Promise<string | null> {
  try {
    return await asCustomer(session, async (jwt) => jwt);
  } catch (error) {
    if (!(error instanceof Refusal)) report(error, 'token_for_ending_missing');
    return null;
  }
}

async function endAtCleeng(jwt: string): Promise<boolean> {
  const told = await unlessDown('cleeng_not_told_of_ending', async () => {
    await deleteRefreshTokens(jwt);
    return true;
  });
  return told === true;
}

/** What only our own database can fail at. */
async function orUnavailable<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    report(error, 'sessions_unavailable');
    throw new Refusal('session_unavailable');
  }
}

async function findOwn(identity: SignedIn['identity'], id: unknown): Promise<SessionMirror | null> {
  const uuid = z.uuid().safeParse(id);
  const mirror = uuid.success ? await findMirror(uuid.data) : null;
  const isTheirs =
    mirror?.identityKind === identity.kind &&
    mirror.identityRealm === identity.realm &&
    mirror.customerId === identity.customerId;
  return isTheirs ? mirror : null;
}

function openSession(mirror: SessionMirror, here: string): OpenSession {
  return {
    id: mirror.id,
    isThis: mirror.id === here,
    device: deviceOf(mirror.userAgent),
    country: mirror.country,
    firstSeenAt: mirror.createdAt,
    lastSeenAt: mirror.lastSeenAt,
  };
}
