// https://datatracker.ietf.org/doc/html/rfc6749#section-5.2

import { STATUS_CODES } from 'node:http';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export class OauthRefusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly error: string,
    readonly description: string,
  ) {
    super(`${error}: ${description}`);
  }
}

export function refusalBody(error: string, description: string): object {
  return { error, error_description: description };
}

/** For an ordered fault. */
export function failureBodyFor(status: number, _method: string, path: string): object {
  const description = STATUS_CODES[status] ?? 'Unknown';
  if (path === '/token' && status === 400) return refusalBody('invalid_grant', description);
  if (path === '/token' && status === 401) return refusalBody('invalid_client', description);
  if (path === '/userinfo' && status === 401) return refusalBody('invalid_token', description);
  return refusalBody(status === 503 ? 'temporarily_unavailable' : 'server_error', description);
}
