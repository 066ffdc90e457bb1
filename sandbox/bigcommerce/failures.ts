// How the store words a failure: V3 with a title and a type, V2 as a list of one, the storefront with `errors` alone.
// The surprise: V2's shape is not in the documents, only in what clients have met. Who reads it should lean on the status.

import { STATUS_CODES } from 'node:http';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export class StoreRefusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly text: string,
  ) {
    super(`${status} ${text}`);
  }
}

/** `path` is the one of the room, from `/stores` on. */
export function failureBodyFor(status: number, _method: string, path: string, text?: string): object {
  const title = text ?? STATUS_CODES[status] ?? 'Unknown';
  if (path.startsWith('/customer/')) return { errors: [title] };
  if (/^\/stores\/[^/]+\/v3\//.test(path)) {
    return {
      status,
      title,
      type: 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes',
      errors: {},
    };
  }
  return [{ status, message: title }];
}
