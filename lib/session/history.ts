// The history of an identity, for its owner. A line tells what has happened already, so that it cannot be written undoes
// nothing. The surprise: a refused sign-in belongs to nobody yet; it is found again by a fingerprint of the address tried.
import 'server-only';
import { listEvents, type NewEvent, recordEvent } from '@/lib/db/identity-events';
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
  return foldEvents(await listEvents(identity, eventsRead, hashes)).slice(0, linesShown);
}

export function emailHash(email: string): string {
  return keyedHash(email.toLowerCase(), 'email');
}
