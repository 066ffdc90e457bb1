// Our clock, measured by the `Date` of the vendors' responses: one that is off refuses good tokens.
import 'server-only';
import { VendorError } from '@/lib/errors/errors';
import { logInfo, logWarning } from '@/lib/errors/log';

type Vendor = VendorError['vendor'];

/** In seconds, for judging the times in a vendor's token at `judgedAt`. */
export const toleranceSeconds = 30;
/** As much of a difference is made up for, in seconds. */
export const mostCorrected = 90;
/** `Date` has whole seconds, and a response takes up to five. */
const unsureSeconds = 6;

const mostBehind = mostCorrected + toleranceSeconds - unsureSeconds;
/** How far our clock may be off, in seconds, before no new token of Cleeng's (they live for fifteen minutes) is accepted. */
export const clockLimits = { behind: mostBehind, ahead: 900 + mostBehind };

/** Seconds ahead, the last ones measured; negative: behind. Every bundle of Next asks vendors. */
const shared: typeof globalThis & { foyerClock?: Partial<Record<Vendor, number>> } = globalThis;

export function measureClock(
  vendor: Vendor,
  headers: Headers,
  sentAt: number,
  receivedAt: number,
): void {
  const vendorTime = timeOf(headers);
  if (vendorTime === null) return;
  const [before, now] = [aheadOf(vendor), secondsAhead(vendorTime, sentAt, receivedAt)];
  shared.foyerClock = { ...shared.foyerClock, [vendor]: now };
  if (isOff(now) && !isOff(before)) logWarning('our_clock_is_off', { vendor, secondsAhead: now });
  if (isOff(before) && !isOff(now)) logInfo('our_clock_is_right', { vendor });
}

/** `now` by the vendor's clock, as far as a difference is made up for. */
export function judgedAt(vendor: Vendor, now: Date): Date {
  return new Date(now.getTime() - corrected(vendor) * 1000);
}

/** In seconds. */
export function corrected(vendor: Vendor): number {
  return Math.max(-mostCorrected, Math.min(mostCorrected, aheadOf(vendor)));
}

export function acceptsNoToken(vendor: Vendor): boolean {
  const ahead = aheadOf(vendor);
  return -ahead > clockLimits.behind || ahead > clockLimits.ahead;
}

/** `operation` is the one that cannot be done, or was done in vain. */
export function clockError(vendor: Vendor, operation: string): VendorError {
  const detail = `our clock is ${aheadOf(vendor)} s ahead`;
  return new VendorError(vendor, operation, 'clock', detail);
}

/** A lower bound: the vendor's time is in whole seconds, from any moment between sending and receiving. */
export function secondsAhead(vendorTime: number, sentAt: number, receivedAt: number): number {
  const latest = vendorTime + 1000;
  if (sentAt > latest) return Math.round((sentAt - latest) / 1000);
  if (receivedAt < vendorTime) return Math.round((receivedAt - vendorTime) / 1000);
  return 0;
}

/** In milliseconds. A cached response has the date when it was made, and its age since. */
export function timeOf(headers: Headers): number | null {
  const date = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age')) || 0;
  return Number.isNaN(date) ? null : date + age * 1000;
}

function aheadOf(vendor: Vendor): number {
  return shared.foyerClock?.[vendor] ?? 0;
}

function isOff(seconds: number): boolean {
  return Math.abs(seconds) > toleranceSeconds;
}
