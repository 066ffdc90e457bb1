// The shape of a V2 error is not documented, only observed: clients should rely on the status.

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

/** `path` begins with `/stores`. */
export function failureBodyFor(
  status: number,
  _method: string,
  path: string,
  text?: string,
): object {
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
