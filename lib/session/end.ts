// The first end reason stays. Ending deletes the vendor's tokens.
import 'server-only';
import {
  endMirror,
  endMirrorsOfCustomer,
  findCustomerIds,
  type SessionMirror,
} from '@/lib/db/session-mirrors';
import { logInfo } from '@/lib/errors/log';
import { remember } from '@/lib/history/history';
import type { EndReason, Identity } from '@/lib/model';

type Endable = Pick<SessionMirror, 'id' | 'identityKind' | 'identityRealm' | 'customerId'>;

/** False where it had ended before, or another process holds the renewal lease by now. */
export async function endSession(
  mirror: Endable,
  reason: EndReason,
  now = new Date(),
  leaseEnds?: Date,
): Promise<boolean> {
  const isEnded = await endMirror(mirror.id, reason, now, leaseEnds);
  if (isEnded) await rememberEnd(mirror, reason, now);
  return isEnded;
}

/** Returns the ids of those that this call has ended. */
export async function endSessionsOf(
  identity: Identity,
  reason: EndReason,
  { exceptId, now = new Date() }: { exceptId?: string; now?: Date } = {},
): Promise<string[]> {
  const ended = await endMirrorsOfCustomer(identity, reason, now, exceptId);
  for (const mirror of ended) await rememberEnd(mirror, reason, now);
  return ended.map(({ id }) => id);
}

/** Less certain than `endSessionsOf`: rows may hold an older address, or one that another customer has by now. */
export async function endSessionsOfEmail(
  { kind, realm }: Omit<Identity, 'customerId'>,
  email: string,
  reason: EndReason,
): Promise<string[]> {
  const customerIds = await findCustomerIds({ kind, realm }, email);
  const ended = customerIds.map((customerId) => endSessionsOf({ kind, realm, customerId }, reason));
  return (await Promise.all(ended)).flat();
}

/** For the history, after the row has ended. */
export async function rememberEnd(mirror: Endable, reason: EndReason, at: Date): Promise<void> {
  const { id, identityKind, identityRealm, customerId } = mirror;
  await remember({
    kind: 'ended',
    reason,
    at,
    identityKind,
    identityRealm,
    customerId,
    sessionId: id,
  });
  logInfo('session_ended', { reason, sessionId: id });
}
