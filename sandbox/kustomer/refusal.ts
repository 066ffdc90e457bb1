// How Kustomer says no: `errors` in the manner of JSON:API. The codes and titles here are ours, since none is published,
// so nobody should read more from them than the status.

import { STATUS_CODES } from 'node:http';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export class KustomerRefusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly title: string,
  ) {
    super(title);
  }
}

export function refusalBody(status: number, title: string): object {
  return { errors: [{ status, title }] };
}

/** The words for a failure that was ordered by its status. */
export function failureBodyFor(status: number, method: string, path: string): object {
  const isLogin = method === 'POST' && path === '/v1/chat/login';
  return refusalBody(
    status,
    status === 401 && isLogin ? 'The token is too old' : (STATUS_CODES[status] ?? 'Unknown'),
  );
}
