// A history as a person reads it: few lines, the newest first.
// The surprise: the newest of each kind are always among them. Whoever signs in with a stolen password cannot push that out
// of sight by whatever else they do, and neither can a machine that guesses all night.
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

type Told = Pick<IdentityEvent, 'id' | 'at' | 'kind' | 'addressPrefix'> & {
  reason?: string | null;
  /** More than one where it is several that were counted. */
  times?: number;
};

/** Of all kinds together these are fewer than the lines that are shown. */
const sureOfEachKind = 3;

/** At most `limit`, newest first, of events in any order. Kinds that this release does not know are left out. */
export function historyLines(events: Told[], limit: number): HistoryLine[] {
  const lines = events.flatMap((event) => lineOf(event) ?? []).sort(newestFirst);
  const sure = historyKinds.flatMap((known) =>
    lines.filter(({ kind }) => kind === known).slice(0, sureOfEachKind),
  );
  const others = lines.filter((line) => !sure.includes(line)).slice(0, limit - sure.length);
  return [...sure, ...others].sort(newestFirst);
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
}: Told): HistoryLine | null {
  const kind = historyKinds.find((known) => known === text);
  if (!kind) return null;
  const endedBecause =
    kind === 'ended' ? (endReasons.find((known) => known === reason) ?? null) : null;
  const answers = kind === 'consent_answered' && reason ? answersIn(reason) : null;
  return { id, kind, at, times, addressPrefix, endedBecause, answers };
}

/** `terms:accepted marketing:declined` */
function answersIn(reason: string) {
  const count = (state: string) =>
    reason.split(' ').filter((answer) => answer.endsWith(`:${state}`)).length;
  return { accepted: count('accepted'), declined: count('declined') };
}
