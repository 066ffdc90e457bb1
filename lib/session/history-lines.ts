// A history as a person reads it. What repeats itself, renewals of one session and failed attempts from one place, becomes
// one line with a count, so that it does not drown the rest.
import 'server-only';
import type { IdentityEvent } from '@/lib/db/identity-events';
import { type EndReason, endReasons, type HistoryKind, historyKinds } from '@/lib/model';

export interface HistoryLine {
  id: string;
  kind: HistoryKind;
  /** The newest, where several became one. */
  at: Date;
  times: number;
  addressPrefix: string | null;
  /** Of `ended`. Null where the row says what this release does not know. */
  endedBecause: EndReason | null;
  /** Of `consent_answered`: how many were accepted and declined. */
  answers: { accepted: number; declined: number } | null;
}

type Event = Pick<IdentityEvent, 'id' | 'at' | 'kind' | 'reason' | 'sessionId' | 'addressPrefix'>;

/** Newest first, as given. Kinds that this release does not know are left out. */
export function foldEvents(events: Event[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let repeated = new Map<string, HistoryLine>();
  for (const event of events) {
    const line = lineOf(event);
    if (!line) continue;
    const key = repetitionOf(event);
    const earlier = key === null ? undefined : repeated.get(key);
    if (earlier) {
      earlier.times += 1;
      continue;
    }
    if (key === null || lines.at(-1)?.kind !== line.kind) repeated = new Map();
    if (key !== null) repeated.set(key, line);
    lines.push(line);
  }
  return lines;
}

/** Events with the same one become one line, while no other kind of event comes between. Null: told one by one. */
function repetitionOf({ kind, sessionId, addressPrefix }: Event): string | null {
  if (kind === 'refreshed') return `refreshed ${sessionId}`;
  return kind === 'refused' ? `refused ${addressPrefix}` : null;
}

function lineOf({ id, at, kind: text, reason, addressPrefix }: Event): HistoryLine | null {
  const kind = historyKinds.find((known) => known === text);
  if (!kind) return null;
  const endedBecause = kind === 'ended' ? (endReasons.find((known) => known === reason) ?? null) : null;
  const answers = kind === 'consent_answered' && reason ? answersIn(reason) : null;
  return { id, kind, at, times: 1, addressPrefix, endedBecause, answers };
}

/** `terms:accepted marketing:declined` */
function answersIn(reason: string) {
  const count = (state: string) => reason.split(' ').filter((answer) => answer.endsWith(`:${state}`)).length;
  return { accepted: count('accepted'), declined: count('declined') };
}
