import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyOptions, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { SandboxClient, TestResponse } from '../test-sandbox';
import { CLIENT_ID, CLIENT_SECRET } from './client';
import { ANNA } from './seed';

export const REDIRECT = 'http://localhost:3000/api/auth/callback/sso';
export const AFTER_LOGOUT = 'http://localhost:3000/sso/signed-out';
const VERIFIER = 'a-verifier-of-forty-three-characters-at-least';
const CHALLENGE = 'EGHA1oGwfCkTOpFl1Vsn4veFSVESRiTz-nEgRwqWX7E';

const form = 'application/x-www-form-urlencoded';

export function authorizePath(changes: Record<string, string | undefined> = {}): string {
  const given = {
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid email profile',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  };
  const named = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/oidc/authorize?${new URLSearchParams(named)}`;
}

/** Keeps cookies, as a browser does. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly sandbox: SandboxClient) {}

  get(path: string): Promise<TestResponse> {
    return this.send('GET', path, {});
  }

  post(path: string, fields: Record<string, string>, origin = this.sandbox.url) {
    const headers = { 'content-type': form, Origin: origin };
    return this.send('POST', path, { body: new URLSearchParams(fields).toString(), headers });
  }

  choose(person: string, path = authorizePath()): Promise<TestResponse> {
    return this.post(path.replace('/authorize?', '/authorize/choice?'), { person });
  }

  private async send(
    method: string,
    path: string,
    { body, headers }: { body?: string; headers?: Record<string, string> },
  ): Promise<TestResponse> {
    const Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const options = { body, headers: { ...headers, Cookie } };
    const response = await this.sandbox.request(method, path, options);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}

/** The parameters that came back to the storefront. */
export function returned(response: TestResponse): Record<string, string> {
  expect(response.status).toBe(303);
  const url = new URL(response.headers.get('location') ?? '');
  expect(`${url.origin}${url.pathname}`).toBe(REDIRECT);
  return Object.fromEntries(url.searchParams);
}

export function exchange(
  sandbox: SandboxClient,
  code: string | undefined,
  changes: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<TestResponse> {
  const fields = {
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...(headers.Authorization ? {} : { client_id: CLIENT_ID, client_secret: CLIENT_SECRET }),
    ...changes,
  };
  const body = new URLSearchParams(fields).toString();
  return sandbox.request('POST', '/oidc/token', {
    body,
    headers: { 'content-type': form, ...headers },
  });
}

/** A sign-in from the first request to the tokens. */
export async function signIn(
  sandbox: SandboxClient,
  person = ANNA,
  browser = new TestBrowser(sandbox),
): Promise<{ idToken: string; accessToken: string }> {
  const { code } = returned(await browser.choose(person));
  const { status, body } = await exchange(sandbox, code);
  expect(status).toBe(200);
  const tokens = body as { id_token: string; access_token: string };
  return { idToken: tokens.id_token, accessToken: tokens.access_token };
}

export async function verify(sandbox: SandboxClient, token: string, options?: JWTVerifyOptions) {
  const { body } = await sandbox.request('GET', '/oidc/jwks.json');
  return jwtVerify(token, createLocalJWKSet(body as JSONWebKeySet), {
    issuer: `${sandbox.url}/oidc`,
    audience: CLIENT_ID,
    ...options,
  });
}

/** A storefront on this machine that keeps the logout tokens it is sent. */
export function openStorefront() {
  const storefront = { origin: '', status: 200, received: [] as string[], contentTypes: [''] };
  const server = createServer(async (request, response) => {
    if (request.method === 'POST' && request.url === '/api/sso/back-channel-logout') {
      storefront.contentTypes.push(request.headers['content-type'] ?? '');
      const fields = new URLSearchParams(await text(request));
      storefront.received.push(fields.get('logout_token') ?? '');
    }
    response.writeHead(storefront.status).end();
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    storefront.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    Object.assign(storefront, { status: 200, received: [], contentTypes: [] });
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });
  return storefront;
}
