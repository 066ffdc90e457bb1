import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../server';
import { openSandbox, SandboxClient } from '../test-sandbox';
import { CLIENT_ID } from './client';
import { ANNA, NINA } from './seed';
import {
  AFTER_LOGOUT,
  authorizePath,
  exchange,
  openStorefront,
  signIn,
  TestBrowser,
  verify,
} from './test-provider';

const sandbox = openSandbox();
const storefront = openStorefront();
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Signs in to the storefront that listens. */
async function signInThere(browser: TestBrowser, person = ANNA): Promise<string> {
  const redirect_uri = `${storefront.origin}/api/auth/callback/sso`;
  const { headers } = await browser.choose(person, authorizePath({ redirect_uri }));
  const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
  const { body } = await exchange(sandbox, code, { redirect_uri });
  return (body as { id_token: string }).id_token;
}

function endSessionPath(parameters: Record<string, string>): string {
  return `/oidc/end-session?${new URLSearchParams(parameters)}`;
}

async function isSignedIn(browser: TestBrowser): Promise<boolean> {
  return (await browser.get(authorizePath())).status === 303;
}

describe('POST /_/oidc-logout', () => {
  it('ends the sessions of a person, and sends a signed token to each storefront', async () => {
    const browsers = [new TestBrowser(sandbox), new TestBrowser(sandbox)];
    for (const browser of browsers) await signInThere(browser);
    const other = new TestBrowser(sandbox);
    await signInThere(other, NINA);

    const { body } = await sandbox.control('oidc-logout', { sub: ANNA });
    const to = `${storefront.origin}/api/sso/back-channel-logout`;
    expect(body).toMatchObject({ sent: [{ to, sub: ANNA, status: 200 }] });
    expect(storefront.contentTypes).toEqual([
      expect.stringMatching(/^application\/x-www-form-urlencoded/),
    ]);
    const [token = ''] = storefront.received;
    const { payload, protectedHeader } = await verify(sandbox, token);
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'logout+jwt' });
    expect(payload).toEqual({
      iss: `${sandbox.url}/oidc`,
      aud: CLIENT_ID,
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 120,
      jti: expect.any(String),
      events: { [EVENT]: {} },
      sub: ANNA,
    });
    expect(await Promise.all(browsers.map(isSignedIn))).toEqual([false, false]);
    expect(await isSignedIn(other)).toBe(true);
  });

  it('ends one session alone, by its sid', async () => {
    const [one, another] = [new TestBrowser(sandbox), new TestBrowser(sandbox)];
    const { sid } = decodeJwt(await signInThere(one));
    await signInThere(another);
    await sandbox.control('oidc-logout', { sid });
    expect(storefront.received.map((token) => decodeJwt(token))).toMatchObject([
      { sub: ANNA, sid },
    ]);
    expect([await isSignedIn(one), await isSignedIn(another)]).toEqual([false, true]);
  });

  it('notifies the known storefront about a person without a session', async () => {
    await sandbox.control('settings', { storefrontUrl: storefront.origin });
    await sandbox.control('oidc-logout', { sub: NINA });
    expect(storefront.received.map((token) => decodeJwt(token))).toMatchObject([{ sub: NINA }]);
  });

  it('reports what the storefront responded, or that it did not', async () => {
    await sandbox.control('settings', { storefrontUrl: storefront.origin });
    storefront.status = 400;
    await sandbox.control('oidc-logout', { sub: NINA });
    await sandbox.control('settings', { storefrontUrl: 'http://127.0.0.1:1' });
    await sandbox.control('oidc-logout', { sub: NINA });
    expect((await sandbox.request('GET', '/_/oidc-logouts')).body).toMatchObject([
      { status: 400 },
      { status: 0 },
    ]);
  });

  it.each([{}, { sub: 'guessed' }, { sid: 'guessed' }, { user: ANNA }])(
    'refuses %j',
    async (input) => {
      expect((await sandbox.control('oidc-logout', input)).status).toBe(400);
    },
  );

  it('sends to the internal address of the storefront, where there is one', async () => {
    const running = await startSandbox({
      port: 0,
      storefrontUrl: 'https://foyer.example',
      storefrontInternalUrl: storefront.origin,
    });
    try {
      await new SandboxClient(running.url).control('oidc-logout', { sub: ANNA });
      expect(storefront.received).toHaveLength(1);
    } finally {
      await running.close();
    }
  });
});

describe('the setting oidcLogoutToken', () => {
  async function receivedWith(oidcLogoutToken: string): Promise<string> {
    await sandbox.control('settings', { storefrontUrl: storefront.origin, oidcLogoutToken });
    await sandbox.control('oidc-logout', { sub: ANNA });
    return storefront.received.at(-1) ?? '';
  }

  it.each([
    ['with-nonce', { nonce: 'a-nonce' }],
    ['other-event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['wrong-issuer', { iss: expect.stringMatching(/\/oidc\/other$/) }],
    ['wrong-audience', { aud: 'another-client' }],
  ])('says %s', async (flaw, claims) => {
    expect(decodeJwt(await receivedWith(flaw))).toMatchObject(claims);
  });

  it.each([
    ['no-events', 'events'],
    ['no-iat', 'iat'],
    ['no-jti', 'jti'],
    ['no-subject', 'sub'],
  ])('with %s leaves out %s', async (flaw, claim) => {
    expect(decodeJwt(await receivedWith('none'))).toHaveProperty(claim);
    expect(decodeJwt(await receivedWith(flaw))).not.toHaveProperty(claim);
  });

  it.each([
    ['expired', -3600],
    ['issued-in-future', 3600],
  ])('says %s', async (flaw, seconds) => {
    const { iat = 0, exp = 0 } = decodeJwt(await receivedWith(flaw));
    expect(Math.abs(iat - Date.now() / 1000 - seconds)).toBeLessThan(60);
    expect(exp - iat).toBe(120);
  });

  it('repeats the last jti', async () => {
    const { jti } = decodeJwt(await receivedWith('none'));
    expect(decodeJwt(await receivedWith('none')).jti).not.toBe(jti);
    const last = decodeJwt(storefront.received.at(-1) ?? '').jti;
    expect(decodeJwt(await receivedWith('replayed')).jti).toBe(last);
  });

  it.each(['hs256', 'unknown-kid', 'other-key'])('signs wrongly: %s', async (flaw) => {
    const token = await receivedWith(flaw);
    expect(decodeProtectedHeader(token).alg).toBe(flaw === 'hs256' ? 'HS256' : 'RS256');
    await expect(verify(sandbox, token)).rejects.toThrow();
  });
});

describe('GET /oidc/end-session', () => {
  const afterLogout = () => `${storefront.origin}/sso/signed-out`;

  it('with an ID token of the session signs out, notifies and returns with the state', async () => {
    const browser = new TestBrowser(sandbox);
    const id_token_hint = await signInThere(browser);
    const { sid } = decodeJwt(id_token_hint);
    const response = await browser.get(
      endSessionPath({ id_token_hint, post_logout_redirect_uri: afterLogout(), state: 'bye' }),
    );
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${afterLogout()}?state=bye`);
    expect(await isSignedIn(browser)).toBe(false);
    expect(storefront.received.map((token) => decodeJwt(token))).toMatchObject([
      { sub: ANNA, sid },
    ]);
  });

  it('takes a token that has expired and whose key is rotated', async () => {
    const browser = new TestBrowser(sandbox);
    await sandbox.control('settings', { oidcIdToken: 'expired' });
    const id_token_hint = await signInThere(browser);
    await sandbox.control('rotate-keys', { vendor: 'oidc' });
    expect((await browser.get(endSessionPath({ id_token_hint }))).body).toContain(
      'You are signed out',
    );
    expect(await isSignedIn(browser)).toBe(false);
  });

  it.each([
    ['none', async () => ''],
    ["another person's", async () => (await signIn(sandbox, NINA)).idToken],
    ['a forged one', async () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJvaWRjLTEwMDEifQ.'],
  ])('asks first where the token is %s', async (_, hint) => {
    const browser = new TestBrowser(sandbox);
    await signInThere(browser);
    const fields = { post_logout_redirect_uri: afterLogout(), state: 'bye' };
    const asked = await browser.get(endSessionPath({ ...fields, id_token_hint: await hint() }));
    expect(asked.status).toBe(200);
    expect(asked.body).toContain('name="state" value="bye"');
    expect(asked.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${storefront.origin};`,
    );
    expect(await isSignedIn(browser)).toBe(true);

    const confirm = '/oidc/end-session/confirm';
    expect((await browser.post(confirm, fields, 'https://evil.example')).status).toBe(403);
    expect(await isSignedIn(browser)).toBe(true);
    const confirmed = await browser.post(confirm, fields);
    expect(confirmed.headers.get('location')).toBe(`${afterLogout()}?state=bye`);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it.each([
    { post_logout_redirect_uri: 'https://evil.example/' },
    { post_logout_redirect_uri: `${AFTER_LOGOUT}/account` },
    { post_logout_redirect_uri: 'javascript:alert(1)' },
    { post_logout_redirect_uri: AFTER_LOGOUT, client_id: 'another-client' },
  ])(
    'never redirects to an address that is not registered, and changes nothing: %j',
    async (fields) => {
      const browser = new TestBrowser(sandbox);
      const id_token_hint = await signInThere(browser);
      for (const response of [
        await browser.get(endSessionPath({ id_token_hint, ...fields } as Record<string, string>)),
        await browser.post('/oidc/end-session/confirm', fields as Record<string, string>),
      ]) {
        expect(response.status).toBe(400);
        expect(response.headers.get('location')).toBeNull();
      }
      expect(await isSignedIn(browser)).toBe(true);
      expect(storefront.received).toEqual([]);
    },
  );

  it('returns at once where no one is signed in', async () => {
    const path = endSessionPath({ post_logout_redirect_uri: AFTER_LOGOUT });
    const { status, headers } = await new TestBrowser(sandbox).get(path);
    expect([status, headers.get('location')]).toEqual([303, AFTER_LOGOUT]);
  });
});
