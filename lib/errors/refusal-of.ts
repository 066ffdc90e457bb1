import 'server-only';
import { isDatabaseError } from './database-error';
import { isRefusal, isVendorError, Refusal } from './errors';
import { logError, logWarning } from './log';

/** For the browser, which gets a code only. `event` in the log: `form_failed`, `route_failed`. */
export function refusalOf(error: unknown, event: string): Refusal {
  if (isRefusal(error)) return error;
  report(error, event);
  if (isDatabaseError(error)) return new Refusal('unavailable');
  if (!isVendorError(error)) return new Refusal('unexpected');
  return new Refusal(error.refusalCode, [], error.retryAfterSeconds);
}

/** A Refusal or VendorError is logged as a warning, another error with its stack. */
export function report(error: unknown, event: string): void {
  if (isVendorError(error) || isRefusal(error)) logWarning(event, { detail: error.message });
  else logError(event, error);
}

/** For steps after a vendor has acted, which must not fail the request: null after a failure, which is logged. */
export async function orReported<Result>(
  event: string,
  request: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await request();
  } catch (error) {
    report(error, event);
    return null;
  }
}

/** For optional data: null while the vendor is down. Other errors are thrown on. */
export async function unlessDown<Result>(
  event: string,
  request: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await request();
  } catch (error) {
    if (!isVendorError(error)) throw error;
    report(error, event);
    return null;
  }
}
