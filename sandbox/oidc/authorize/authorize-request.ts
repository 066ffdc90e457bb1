// https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest

import type { Sandbox } from '../../sandbox';
import { CLIENT_ID, registeredOrigin } from '../client';
import { refusalBody } from '../refusal';

/** Where the browser is sent back to. */
export interface ReturnAddress {
  storefront: string;
  redirectUri: string;
  state: string | null;
}

export interface AuthorizeRequest {
  scope: string;
  codeChallenge: string;
  nonce?: string;
  prompt: string[];
  /** Seconds. */
  maxAge?: number;
}

/** Undefined where client or address are not registered: nothing is ever redirected there. */
export function readReturnAddress(
  sandbox: Sandbox,
  query: URLSearchParams,
): ReturnAddress | undefined {
  const [redirectUri, ...others] = query.getAll('redirect_uri');
  if (redirectUri === undefined || others.length > 0) return undefined;
  const storefront = registeredOrigin(sandbox, 'redirect', redirectUri);
  if (storefront === undefined || query.get('client_id') !== CLIENT_ID) return undefined;
  return { storefront, redirectUri, state: query.get('state') };
}

/** What is wrong comes as the parameters of an error. */
export function readRequest(query: URLSearchParams): AuthorizeRequest | { error: string } {
  const given = (name: string) => query.get(name) ?? '';
  const scope = given('scope');
  const prompt = given('prompt').split(' ').filter(Boolean);
  const maxAge = query.get('max_age');

  const names = [...query.keys()];
  if (new Set(names).size !== names.length) return invalid('A parameter is there twice');
  if (query.has('request')) return error('request_not_supported', 'No request objects');
  if (query.has('request_uri')) return error('request_uri_not_supported', 'No request objects');
  if (given('response_type') !== 'code')
    return error('unsupported_response_type', 'response_type is code');
  if (!['', 'query'].includes(given('response_mode'))) return invalid('response_mode is query');
  if (!scope.split(' ').includes('openid')) return error('invalid_scope', 'scope has openid');
  if (given('code_challenge_method') !== 'S256') return invalid('code_challenge_method is S256');
  if (!/^[\w-]{43}$/.test(given('code_challenge')))
    return invalid('code_challenge is the SHA-256 of the verifier, as base64url');
  if (prompt.includes('none') && prompt.length > 1) return invalid('prompt none stands alone');
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) return invalid('max_age is whole seconds');

  return {
    scope,
    codeChallenge: given('code_challenge'),
    nonce: query.get('nonce') ?? undefined,
    prompt,
    maxAge: maxAge === null ? undefined : Number(maxAge),
  };
}

const invalid = (description: string) => error('invalid_request', description);

const error = (name: string, description: string) =>
  refusalBody(name, description) as { error: string };
