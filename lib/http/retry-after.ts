// How long to wait where somebody has said "later": the header Retry-After, in seconds or as a date (RFC 9110, 10.2.3).
// The surprise: it is bounded, and never missing. What a gateway says of its own clock may be nonsense.
import 'server-only';

/** Cleeng's own web shop locks its button for as long after a 429. */
export const aMoment = 10;
const longest = 3_600;

/** Whole seconds, from one to an hour; a moment where the header is missing, over or unreadable. */
export function secondsToWait(header: string | null, now = Date.now()): number {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), longest) : aMoment;
}
