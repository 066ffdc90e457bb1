// client_secret_basic, whose parts are form-encoded (RFC 6749 §2.3.1), or client_secret_post; not both.

import { CLIENT_ID, CLIENT_SECRET } from './client';
import { OauthRefusal } from './refusal';

export function requireClient(authorization: string | undefined, form: URLSearchParams): void {
  const isInBody = form.has('client_secret');
  if (authorization !== undefined && isInBody)
    throw new OauthRefusal(400, 'invalid_request', 'The client authenticates in one way only');
  const [id, secret] = isInBody
    ? [form.get('client_id'), form.get('client_secret')]
    : fromHeader(authorization);
  if (id !== CLIENT_ID || secret !== CLIENT_SECRET)
    throw new OauthRefusal(401, 'invalid_client', 'The client is not known, or its secret wrong');
}

function fromHeader(authorization = ''): string[] {
  const [, encoded = ''] = /^Basic ([\w+/=-]+)$/i.exec(authorization) ?? [];
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret].map((part) => new URLSearchParams(`part=${part}`).get('part') ?? '');
}
