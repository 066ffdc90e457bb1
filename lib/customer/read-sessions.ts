// Reads only our own database: ending a session must also work while Cleeng is down.
import 'server-only';
import { z } from 'zod';
import { findOwnMirror, listOpenMirrors, type SessionMirror } from '@/lib/db/session-mirrors';
import { env } from '@/lib/env/env';
import { isShared } from '@/lib/env/shared-customers';
import { readHistory } from '@/lib/history/history';
import type { HistoryLine } from '@/lib/history/history-lines';
import type { OpenedBy, SignedIn } from '@/lib/model';
import { openedBy } from '@/lib/session/current';
import { type Device, deviceOf } from '@/lib/visitor/device';

const mostListed = 100;

export interface OpenSession {
  id: string;
  isThis: boolean;
  openedBy: OpenedBy;
  device: Device;
  /** ISO 3166-1 alpha-2, as Cleeng saw it at sign-in. */
  country: string | null;
  firstSeenAt: Date;
  /** Up to a minute old. */
  lastSeenAt: Date;
}

export async function readSessions(
  session: SignedIn,
  now = new Date(),
): Promise<{ sessions: OpenSession[]; history: HistoryLine[] }> {
  const idleSince = new Date(now.getTime() - env().session.idleSeconds * 1000);
  const onlyId = isShared(session.identity) ? session.id : undefined;
  const [mirrors, history] = await Promise.all([
    listOpenMirrors(session.identity, { now, idleSince, limit: mostListed, onlyId }),
    readHistory(session),
  ]);
  const sessions = mirrors.map((mirror) => openSession(mirror, session.id));
  return {
    sessions: sessions.toSorted((one, other) => Number(other.isThis) - Number(one.isThis)),
    history,
  };
}

export async function readEnded(
  { identity, id }: SignedIn,
  endedId: unknown,
): Promise<OpenSession | null> {
  const uuid = z.uuid().safeParse(endedId);
  const mirror = uuid.success ? await findOwnMirror(identity, uuid.data) : null;
  return mirror?.endedAt ? openSession(mirror, id) : null;
}

function openSession(mirror: SessionMirror, here: string): OpenSession {
  return {
    id: mirror.id,
    isThis: mirror.id === here,
    openedBy: openedBy(mirror),
    device: deviceOf(mirror.userAgent),
    country: mirror.country,
    firstSeenAt: mirror.createdAt,
    lastSeenAt: mirror.lastSeenAt,
  };
}
