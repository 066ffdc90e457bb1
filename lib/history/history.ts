// The history of an identity, for its owner. A line tells what has happened already, so that it cannot be written undoes
// nothing. The surprise: a refused sign-in belongs to nobody yet; it is found again by a fingerprint of the address tried,
// and only from when its owner first was seen here: an address may have been somebody else's before.
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
import { report } from '@/lib/errors/refusal-of';
import { type HistoryKind, historyKinds, type SignedIn } from '@/lib/model';
import { type HistoryLine, historyLines } from './history-lines';

const linesShown = 20;
const toldOneByOne = historyKinds.filter((kind) => kind !== 'refreshed' && kind !== 'refused');

export async function remember(event: NewEvent & { kind: HistoryKind }): Promise<void> {
  await recordEvent(event).catch((error) => report(error, 'event_not_recorded'));
}

/** Of each kind as many are read as could be shown: none takes the place of another before all are laid together. */
export async function readHistory(session: SignedIn): Promise<HistoryLine[]> {
  const { identity } = session;
  const found = await Promise.all([
    listEventsByKind(identity, toldOneByOne, linesShown),
    countRenewals(identity, linesShown),
    attemptsAt(session),
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
  return keyedHash(email.toLowerCase(), 'email');
}

/** Under every key: which of them made a hash that somebody kept is not known. */
export function emailHashes(email: string): string[] {
  return keyedHashes(email.toLowerCase(), 'email');
}
