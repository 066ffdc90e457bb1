// The history of an identity, for its owner. A line tells what has happened already, so that it cannot be written undoes
// nothing. The surprise: a refused sign-in belongs to nobody yet; it is found again by a fingerprint of the address tried.
import 'server-only';
import { listEvents, listEventsOfAddress, type NewEvent, recordEvent } from '@/lib/db/identity-events';
import type { HistoryKind, SignedIn } from '@/lib/model';
import { report } from '@/lib/refusal-of';
import { foldEvents, type HistoryLine } from './history-lines';
import { keyedHash, keyedHashes } from './seal';

/** Renewals and failed attempts fold into few lines, so more is read than is shown. */
const eventsRead = 200;
const linesShown = 20;

export async function remember(event: NewEvent & { kind: HistoryKind }): Promise<void> {
  await recordEvent(event).catch((error) => report(error, 'event_not_recorded'));
}

export async function readHistory({ identity, email }: SignedIn): Promise<HistoryLine[]> {
  const hashes = email ? keyedHashes(email.toLowerCase(), 'email') : [];
  // One question an index each: however often an address was tried, no more is read than is asked for.
  const found = await Promise.all([
    listEvents(identity, eventsRead),
    ...hashes.map((hash) => listEventsOfAddress(hash, eventsRead)),
  ]);
  const newest = found.flat().sort((one, other) => other.at.getTime() - one.at.getTime());
  return foldEvents(newest.slice(0, eventsRead)).slice(0, linesShown);
}

export function emailHash(email: string): string {
  return keyedHash(email.toLowerCase(), 'email');
}
