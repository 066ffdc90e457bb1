// Ending one session, for a reason that its history keeps. The first ending wins; the vendor's tokens go with it.
import 'server-only';
import { endMirror, type SessionMirror } from '@/lib/db/session-mirrors';
import { logInfo } from '@/lib/log';
import type { EndReason } from '@/lib/model';
import { remember } from './history';

type Endable = Pick<SessionMirror, 'id' | 'identityKind' | 'identityRealm' | 'customerId'>;

export async function endSession(mirror: Endable, reason: EndReason, now = new Date()): Promise<void> {
  if (!(await endMirror(mirror.id, reason, now))) return;
  const { id, identityKind, identityRealm, customerId } = mirror;
  await remember({ kind: 'ended', reason, identityKind, identityRealm, customerId, sessionId: id });
  logInfo('session_ended', { reason, sessionId: id });
}
