// JSON:API's `errors`. Kustomer publishes no codes: clients should rely on the status.

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

/** For an ordered fault. */
export function failureBodyFor(status: number, method: string, path: string): object {
  const isLogin = method === 'POST' && path === '/v1/chat/login';
  return refusalBody(
    status,
    status === 401 && isLogin ? 'The token is too old' : (STATUS_CODES[status] ?? 'Unknown'),
  );
}
