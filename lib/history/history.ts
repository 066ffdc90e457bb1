// A refused sign-in is found by its address's hash, from the owner's first event on: others may have had it before.
import 'server-only';
import { keyedHash, keyedHashes } from '@/lib/crypto/seal';
import {
  countAttempts,
  countRenewals,
  firstEventAt,
  listEventsByKind,
  type NewEvent,
  type RepeatedEvent,
  recordEvent,
} from '@/lib/db/identity-events';
import { ownedBy, ownRowsOf } from '@/lib/db/owner';
import { isShared } from '@/lib/env/shared-customers';
import { report } from '@/lib/errors/refusal-of';
import { emailAddress } from '@/lib/fields/email-address';
import { type HistoryKind, historyKinds, type SignedIn } from '@/lib/model';
import { type HistoryLine, historyLines } from './history-lines';

const linesShown = 24;
const listedKinds = historyKinds.filter((kind) => kind !== 'refreshed' && kind !== 'refused');

/** A failure to write is only reported: the event has happened. */
export async function remember(event: NewEvent & { kind: HistoryKind }): Promise<void> {
  await recordEvent(event).catch((error) => report(error, 'event_not_recorded'));
}

/** What the customer of this session did: never the values, which the vendor keeps. */
export async function rememberOf(
  { id, identity }: SignedIn,
  event: Pick<NewEvent, 'addressPrefix'> & { kind: HistoryKind },
): Promise<void> {
  await remember({ ...event, ...ownedBy(identity), sessionId: id });
}

export async function readHistory(session: SignedIn): Promise<HistoryLine[]> {
  const customer = ownRowsOf(session);
  const found = await Promise.all([
    listEventsByKind(customer, listedKinds, linesShown),
    countRenewals(customer, linesShown),
    isShared(session.identity) ? [] : attemptsAt(session),
  ]);
  return historyLines(found.flat(), linesShown);
}

async function attemptsAt({ identity, email }: SignedIn): Promise<RepeatedEvent[]> {
  const firstSeenAt = await firstEventAt(identity);
  if (!email || !firstSeenAt) return [];
  return (
    await Promise.all(
      emailHashes(email).map((hash) => countAttempts(hash, firstSeenAt, linesShown)),
    )
  ).flat();
}

export function emailHash(email: string): string {
  return keyedHash(emailAddress(email).toLowerCase(), 'email');
}

/** Under every key, for a hash that was stored before keys rotated. */
export function emailHashes(email: string): string[] {
  return keyedHashes(emailAddress(email).toLowerCase(), 'email');
}
