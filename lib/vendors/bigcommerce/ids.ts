// Ids on their way into an address. The surprise that makes this a file: orders asked for without a customer are the whole
// store's, and customer 0 has every guest's. So what is not an id never becomes a question.
import 'server-only';

/** Throws RangeError for whatever is no whole number from 1 on, also for text that the compiler did not see. */
export function idInAddress(id: number): string {
  if (!Number.isSafeInteger(id) || id < 1) throw new RangeError('This is no id of BigCommerce.');
  return String(id);
}
