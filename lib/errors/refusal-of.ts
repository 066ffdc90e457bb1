// What a person is told of whatever was thrown. A vendor's failure is logged as a warning, and only what nobody
// foresaw as a surprise; none of it reaches the browser but as a code.
import 'server-only';
import { Refusal, VendorError } from './errors';
import { logSurprise, logWarning } from './log';

/** `event` names the place in the log: `form_failed`, `route_failed`. */
export function refusalOf(error: unknown, event: string): Refusal {
  if (error instanceof Refusal) return error;
  report(error, event);
  if (!(error instanceof VendorError)) return new Refusal('unexpected');
  return new Refusal(error.refusalCode, [], error.retryAfterSeconds);
}

/** Logs a failure that the caller survives. */
export function report(error: unknown, event: string): void {
  if (error instanceof VendorError || error instanceof Refusal)
    logWarning(event, { detail: error.message });
  else logSurprise(event, error);
}

/** For what comes after a vendor's yes, when nothing may fail any more: null where it did, and that is logged. */
export async function orReported<Answer>(
  event: string,
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    report(error, event);
    return null;
  }
}

/** For what can be done without: the vendor's answer, or null while it is down. Refusals and surprises go on. */
export async function unlessDown<Answer>(
  event: string,
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    report(error, event);
    return null;
  }
}
