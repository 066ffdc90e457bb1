// The newest of each kind are always shown: a thief with a stolen password cannot push the sign-in out of the list.
import 'server-only';
import type { IdentityEvent } from '@/lib/db/identity-events';
import { type EndReason, endReasons, type HistoryKind, historyKinds } from '@/lib/model';

export interface HistoryLine {
  id: string;
  kind: HistoryKind;
  at: Date;
  times: number;
  addressPrefix: string | null;
  /** Of `ended`. Null for a reason that this release does not know. */
  endedBecause: EndReason | null;
  answers: { accepted: number; declined: number } | null;
}

type HistoryEvent = Pick<IdentityEvent, 'id' | 'at' | 'kind' | 'addressPrefix'> & {
  reason?: string | null;
  times?: number;
};

/** For all kinds together, fewer than the lines that are shown. */
const reservedForEachKind = 2;

/** At most `limit`, newest first. Without kinds that this release does not know. */
export function historyLines(events: HistoryEvent[], limit: number): HistoryLine[] {
  const lines = events.flatMap((event) => lineOf(event) ?? []).sort(newestFirst);
  const reserved = historyKinds.flatMap((known) =>
    lines.filter(({ kind }) => kind === known).slice(0, reservedForEachKind),
  );
  const others = lines.filter((line) => !reserved.includes(line)).slice(0, limit - reserved.length);
  return [...reserved, ...others].sort(newestFirst);
}

function newestFirst(one: HistoryLine, other: HistoryLine): number {
  return other.at.getTime() - one.at.getTime();
}

function lineOf({
  id,
  at,
  kind: text,
  reason,
  addressPrefix,
  times = 1,
}: HistoryEvent): HistoryLine | null {
  const kind = historyKinds.find((known) => known === text);
  if (!kind) return null;
  const endedBecause =
    kind === 'ended' ? (endReasons.find((known) => known === reason) ?? null) : null;
  const answers = kind === 'consent_answered' && reason ? answersIn(reason) : null;
  return { id, kind, at, times, addressPrefix, endedBecause, answers };
}

function answersIn(reason: string) {
  const count = (state: string) =>
    reason.split(' ').filter((answer) => answer.endsWith(`:${state}`)).length;
  return { accepted: count('accepted'), declined: count('declined') };
}
