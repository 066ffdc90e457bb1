import 'server-only';

/** As long as Cleeng's own web shop waits after a 429. */
export const defaultWaitSeconds = 10;
const longestWaitSeconds = 3_600;

/** Of a Retry-After header in seconds or as a date (RFC 9110, 10.2.3): at most an hour, the default for one that is missing, past or malformed. */
export function secondsToWait(header: string | null, now = Date.now()): number {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), longestWaitSeconds) : defaultWaitSeconds;
}
