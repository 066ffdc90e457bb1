// Without a customer id the API returns the orders of the whole store, and with 0 those of all guests.
import 'server-only';

/** Throws RangeError for anything but a whole number from 1 on, at run time too. */
export function idInAddress(id: number): string {
  if (!Number.isSafeInteger(id) || id < 1) throw new RangeError('This is no id of BigCommerce.');
  return String(id);
}
