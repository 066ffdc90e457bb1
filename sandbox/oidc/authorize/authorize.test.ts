import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../../test-sandbox';
import { ANNA, NINA } from '../seed';
import { authorizePath, exchange, REDIRECT, returned, signIn, TestBrowser } from '../test-provider';

const sandbox = openSandbox();
const openBrowser = () => new TestBrowser(sandbox);

describe('GET /oidc/authorize', () => {
  it('shows the people, a button each and one to cancel, to a browser without scripts', async () => {
    const { status, body, headers } = await openBrowser().get(authorizePath());
    expect(status).toBe(200);
    for (const name of ['Anna de Vries', 'Nina Solberg', 'Theo', 'Bram Claes', 'Milo Horvat'])
      expect(body).toContain(`>Continue as ${name}</button>`);
    expect(body).toContain('>Cancel</button>');
    expect(body).not.toContain('<script');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' http://localhost:3000; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it('escapes what the request says', async () => {
    const { body } = await openBrowser().get(authorizePath({ state: '"><script>' }));
    expect(body).not.toContain('<script>');
  });

  it('returns a code, the state and the issuer once a person is chosen', async () => {
    expect(returned(await openBrowser().choose(ANNA))).toEqual({
      code: expect.any(String),
      state: 'a-state',
      iss: `${sandbox.url}/oidc`,
    });
  });

  it('returns an error where it is cancelled', async () => {
    const path = authorizePath().replace('/authorize?', '/authorize/choice?');
    expect(returned(await openBrowser().post(path, { cancel: 'yes' }))).toMatchObject({
      error: 'access_denied',
      state: 'a-state',
    });
  });

  it.each([
    ['another page', 'https://evil.example'],
    ['the storefront', 'http://localhost:3000'],
  ])('takes no choice from %s', async (_, origin) => {
    const path = authorizePath().replace('/authorize?', '/authorize/choice?');
    expect((await openBrowser().post(path, { person: ANNA }, origin)).status).toBe(403);
  });

  it.each([
    ['another path', { redirect_uri: `${REDIRECT}/other` }],
    ['a query', { redirect_uri: `${REDIRECT}?next=https://evil.example` }],
    ['another host', { redirect_uri: 'https://evil.example/api/auth/callback/sso' }],
    [
      'a name like localhost',
      { redirect_uri: 'http://localhost.evil.example/api/auth/callback/sso' },
    ],
    [
      'localhost as a user',
      { redirect_uri: 'http://localhost:3000@evil.example/api/auth/callback/sso' },
    ],
    ['https on this machine', { redirect_uri: 'https://localhost:3000/api/auth/callback/sso' }],
    ['no address', { redirect_uri: undefined }],
    ['a script', { redirect_uri: 'javascript:alert(1)' }],
    ['an unknown client', { client_id: 'another-client' }],
    ['no client', { client_id: undefined }],
  ])('never redirects to an address that is not registered: %s', async (_, changes) => {
    const browser = openBrowser();
    const path = authorizePath(changes);
    for (const response of [await browser.get(path), await browser.choose(ANNA, path)]) {
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
    }
    expect(
      await browser.get(`${authorizePath()}&redirect_uri=https://evil.example/`),
    ).toMatchObject({ status: 400 });
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:40123', 'http://[::1]:40123'])(
    'returns to a storefront on this machine: %s',
    async (origin) => {
      const path = authorizePath({ redirect_uri: `${origin}/api/auth/callback/sso` });
      const { headers } = await openBrowser().choose(ANNA, path);
      expect(new URL(headers.get('location') ?? '').origin).toBe(origin);
    },
  );

  it('returns to no other than the storefront where that is not on this machine', async () => {
    await sandbox.control('settings', { storefrontUrl: 'https://foyer.example' });
    const at = (origin: string) =>
      authorizePath({ redirect_uri: `${origin}/api/auth/callback/sso` });
    expect((await openBrowser().get(at('https://foyer.example'))).status).toBe(200);
    expect((await openBrowser().get(at('http://localhost:3000'))).status).toBe(400);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_mode: 'fragment' }, 'invalid_request'],
    [{ scope: 'email' }, 'invalid_scope'],
    [{ code_challenge: undefined }, 'invalid_request'],
    [{ code_challenge_method: undefined }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ prompt: 'none login' }, 'invalid_request'],
    [{ max_age: 'soon' }, 'invalid_request'],
    [{ request: 'eyJ' }, 'request_not_supported'],
    [{ request_uri: 'https://a.example' }, 'request_uri_not_supported'],
  ])('returns an error for %j', async (changes, error) => {
    const response = await openBrowser().get(authorizePath(changes));
    expect(returned(response)).toMatchObject({ error, state: 'a-state' });
  });

  it('returns an error for a parameter that is there twice', async () => {
    const response = await openBrowser().get(`${authorizePath()}&scope=openid`);
    expect(returned(response)).toMatchObject({ error: 'invalid_request' });
  });
});

describe('the session at the provider', () => {
  it('lets a second sign-in go through at once, with the same time and sid', async () => {
    const browser = openBrowser();
    const first = decodeJwt((await signIn(sandbox, NINA, browser)).idToken);
    const { code } = returned(await browser.get(authorizePath()));
    const { body } = await exchange(sandbox, code);
    const second = decodeJwt((body as { id_token: string }).id_token);
    expect(second).toMatchObject({ sub: NINA, sid: first.sid });
    expect(Math.abs(Number(second.auth_time) - Number(first.auth_time))).toBeLessThanOrEqual(1);
    expect((await openBrowser().get(authorizePath())).status).toBe(200);
  });

  it.each(['login', 'select_account', 'consent'])(
    'is asked again with prompt=%s',
    async (prompt) => {
      const browser = openBrowser();
      await signIn(sandbox, NINA, browser);
      expect((await browser.get(authorizePath({ prompt }))).status).toBe(200);
    },
  );

  it('is all that prompt=none looks at', async () => {
    const browser = openBrowser();
    const path = authorizePath({ prompt: 'none' });
    expect(returned(await browser.get(path))).toMatchObject({ error: 'login_required' });
    await signIn(sandbox, NINA, browser);
    expect(returned(await browser.get(path))).toHaveProperty('code');
    const tooOld = authorizePath({ prompt: 'none', max_age: '0' });
    expect(returned(await browser.get(tooOld))).toMatchObject({ error: 'login_required' });
  });

  it('is asked again once it is older than max_age', async () => {
    const browser = openBrowser();
    await signIn(sandbox, NINA, browser);
    const path = authorizePath({ max_age: '600' });
    expect(returned(await browser.get(path))).toHaveProperty('code');
    await sandbox.control('advance', { seconds: 600 });
    expect((await browser.get(path)).status).toBe(200);
    const { code } = returned(await browser.choose(NINA, path));
    expect((await exchange(sandbox, code)).status).toBe(200);
    expect(returned(await browser.get(path))).toHaveProperty('code');
  });

  it('stays the same one for the same person, and becomes another for another person', async () => {
    const browser = openBrowser();
    const sids: unknown[] = [];
    for (const person of [NINA, NINA, ANNA])
      sids.push(decodeJwt((await signIn(sandbox, person, browser)).idToken).sid);
    expect(sids[1]).toBe(sids[0]);
    expect(sids[2]).not.toBe(sids[0]);
  });

  it('ends after twelve hours', async () => {
    const browser = openBrowser();
    await signIn(sandbox, NINA, browser);
    await sandbox.control('advance', { seconds: 12 * 60 * 60 });
    expect((await browser.get(authorizePath())).status).toBe(200);
  });
});

describe('a person made up', () => {
  const choice = authorizePath().replace('/authorize?', '/authorize/choice?');

  it('is shown to their browser alone', async () => {
    const browser = openBrowser();
    const fields = { email: 'new@example.com', givenName: 'Noa' };
    const { code } = returned(await browser.post(choice, fields));
    const { id_token } = (await exchange(sandbox, code)).body as { id_token: string };
    const { sub = '', ...claims } = decodeJwt(id_token);
    expect(claims).toMatchObject({
      email: 'new@example.com',
      email_verified: true,
      given_name: 'Noa',
    });
    const again = authorizePath({ prompt: 'login' });
    expect((await browser.get(again)).body).toContain('Continue as Noa');
    expect(returned(await browser.choose(sub))).toHaveProperty('code');
    expect((await openBrowser().get(again)).body).not.toContain('new@example.com');
    expect((await openBrowser().choose(sub)).status).toBe(400);
  });

  it.each([
    [{ email: 'ANNA@example.com', givenName: '' }],
    [{ email: 'nowhere', givenName: '' }],
    [{ email: 'new@example.com', givenName: 'x'.repeat(51) }],
  ])('cannot be %j', async (fields) => {
    expect((await openBrowser().post(choice, fields)).status).toBe(400);
  });
});

describe('the setting oidcAuthorization', () => {
  it.each([
    ['cancelled', { error: 'access_denied' }],
    ['server_error', { error: 'server_error' }],
    ['temporarily_unavailable', { error: 'temporarily_unavailable' }],
  ])('returns without a page: %s', async (oidcAuthorization, parameters) => {
    await sandbox.control('settings', { oidcAuthorization });
    expect(returned(await openBrowser().get(authorizePath()))).toMatchObject(parameters);
  });

  it.each([
    ['wrong-iss', '/oidc/other', 'a-state'],
    ['no-iss', undefined, 'a-state'],
    ['wrong-state', '/oidc', 'another-state'],
    ['no-state', '/oidc', undefined],
  ])('spoils the response: %s', async (oidcAuthorization, issuer, state) => {
    await sandbox.control('settings', { oidcAuthorization });
    const { iss, ...others } = returned(await openBrowser().choose(ANNA));
    expect(iss).toBe(issuer && `${sandbox.url}${issuer}`);
    expect(others).toEqual({ code: expect.any(String), ...(state ? { state } : {}) });
  });
});
