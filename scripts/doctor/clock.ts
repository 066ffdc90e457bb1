// Does our clock agree with a vendor's? Tokens say when they were made, and one from the future, or too long ago, is refused.
// The surprise: an answer out of a cache carries the time at which it was made, and how old it is since.
import { type Finding, failure, fine, warning } from './finding';

const noticeable = 5;

/** How far our clock may be off before tokens are refused, in seconds. */
export interface Forgiven {
  ahead: number;
  behind: number;
}

/** A time that somebody else told us, between two times of ours; all in milliseconds. */
export interface TimeTold {
  theirs: number | null;
  askedAt: number;
  answeredAt: number;
}

/** The time in an answer's headers; null without one. */
export function timeOf(headers: Headers): number | null {
  const date = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age')) || 0;
  return Number.isNaN(date) ? null : date + age * 1000;
}

export function checkClock(told: TimeTold, forgiven: Forgiven): Finding {
  const asked = 'clock';
  const ahead = secondsAhead(told);
  if (ahead === null)
    return warning(asked, 'the answer carries no time', 'Compare the clocks by hand.');
  const seconds = Math.abs(ahead);
  if (seconds <= noticeable) return fine(asked, 'ours agrees with theirs');
  const answer = `ours is ${seconds} s ${ahead > 0 ? 'ahead' : 'behind'}`;
  const most = ahead > 0 ? forgiven.ahead : forgiven.behind;
  return seconds > most
    ? failure(asked, answer, `Set this machine's clock (NTP): beyond ${most} s tokens are refused.`)
    : warning(asked, answer, `Set this machine's clock (NTP), before it is ${most} s.`);
}

/** As little as their answer allows: it was given at some time while we waited, and whole seconds are what it says. */
function secondsAhead({ theirs, askedAt, answeredAt }: TimeTold): number | null {
  if (theirs === null) return null;
  const latest = theirs + 1000;
  if (askedAt > latest) return Math.round((askedAt - latest) / 1000);
  if (answeredAt < theirs) return Math.round((answeredAt - theirs) / 1000);
  return 0;
}
