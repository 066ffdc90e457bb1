// https://docs.bigcommerce.com/developer/docs/admin/api-rate-limits
import 'server-only';

/** Milliseconds, the longer of the two headers. Null without either. */
export function waitAskedFor(headers: Headers): number | null {
  const waits = [
    wholeNumber(headers.get('x-retry-after'), 1000),
    wholeNumber(headers.get('x-rate-limit-time-reset-ms'), 1),
  ].filter((wait) => wait !== null);
  return waits.length > 0 ? Math.max(...waits) : null;
}

function wholeNumber(text: string | null, unitMs: number): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) * unitMs : null;
}
