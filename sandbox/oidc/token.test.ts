import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { CLIENT_ID, CLIENT_SECRET } from './client';
import { ANNA, BRAM, MILO, NINA, OLGA, THEO } from './seed';
import { authorizePath, exchange, returned, signIn, TestBrowser, verify } from './test-provider';

const sandbox = openSandbox();

async function newCode(changes = {}): Promise<string> {
  const browser = new TestBrowser(sandbox);
  return returned(await browser.choose(ANNA, authorizePath(changes))).code ?? '';
}

function basic(id: string, secret: string): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

const readUserinfo = (jwt: string) => sandbox.request('GET', '/oidc/userinfo', { jwt });

describe('POST /oidc/token', () => {
  it('returns tokens, which no cache may keep', async () => {
    const { status, body, headers } = await exchange(sandbox, await newCode());
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid email profile',
      id_token: expect.any(String),
    });
    const { id_token } = body as { id_token: string };
    const { payload, protectedHeader } = await verify(sandbox, id_token);
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
    expect(payload).toEqual({
      iss: `${sandbox.url}/oidc`,
      sub: ANNA,
      aud: CLIENT_ID,
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 3600,
      auth_time: expect.any(Number),
      nonce: 'a-nonce',
      sid: expect.any(String),
      name: 'Anna de Vries',
      given_name: 'Anna',
      family_name: 'de Vries',
      email: 'anna@example.com',
      email_verified: true,
    });
  });

  it('takes the secret in the header as well', async () => {
    const right = basic(CLIENT_ID, CLIENT_SECRET);
    expect((await exchange(sandbox, await newCode(), {}, right)).status).toBe(200);
  });

  it.each([
    ['a wrong secret', { client_secret: 'guessed' }, {}, 401],
    ['another client', { client_id: 'another-client' }, {}, 401],
    ['a wrong secret in the header', {}, basic(CLIENT_ID, 'guessed'), 401],
    ['another client in the header', {}, basic('another-client', CLIENT_SECRET), 401],
    ['no secret', { client_secret: '' }, {}, 401],
    ['both ways', { client_secret: CLIENT_SECRET }, basic(CLIENT_ID, CLIENT_SECRET), 400],
  ])('refuses %s, and the code can still be used', async (_, changes, headers, status) => {
    const code = await newCode();
    const refused = await exchange(sandbox, code, changes, headers);
    expect(refused).toMatchObject({
      status,
      body: { error: status === 401 ? 'invalid_client' : 'invalid_request' },
    });
    expect(refused.headers.get('www-authenticate') !== null).toBe(status === 401);
    expect((await exchange(sandbox, code)).status).toBe(200);
  });

  it.each([
    ['another verifier', { code_verifier: 'another-verifier-of-forty-three-characters-at-least' }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://localhost:3001/api/auth/callback/sso' }],
  ])('refuses %s, and the code is spent', async (_, changes) => {
    const code = await newCode();
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await exchange(sandbox, code, changes)).toMatchObject(refused);
    expect(await exchange(sandbox, code)).toMatchObject(refused);
  });

  it('refuses an unknown code, an old one and another grant', async () => {
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await exchange(sandbox, 'guessed')).toMatchObject(refused);
    const code = await newCode();
    await sandbox.control('advance', { seconds: 60 });
    expect(await exchange(sandbox, code)).toMatchObject(refused);
    expect(await exchange(sandbox, code, { grant_type: 'refresh_token' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });

  it('takes a code once, and ends what it gave when it comes again', async () => {
    const code = await newCode();
    const answers = await Promise.all([exchange(sandbox, code), exchange(sandbox, code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);

    const second = await newCode();
    const { access_token } = (await exchange(sandbox, second)).body as { access_token: string };
    expect((await readUserinfo(access_token)).status).toBe(200);
    expect((await exchange(sandbox, second)).status).toBe(400);
    expect((await readUserinfo(access_token)).status).toBe(401);
  });

  it('fails as ordered, in the words of OAuth', async () => {
    await sandbox.control('fail', { vendor: 'oidc', path: '/token', fault: 503 });
    expect(await exchange(sandbox, 'any')).toMatchObject({
      status: 503,
      body: { error: 'temporarily_unavailable' },
    });
  });

  it('is listed among the calls without a secret', async () => {
    await signIn(sandbox);
    const { body } = await sandbox.request('GET', '/_/calls');
    expect(body).toMatchObject([{ method: 'POST' }, { path: '/oidc/token', status: 200 }]);
    expect(JSON.stringify(body)).not.toContain(CLIENT_SECRET);
  });
});

describe('GET /oidc/userinfo', () => {
  it.each([
    [ANNA, { name: 'Anna de Vries', email: 'anna@example.com', email_verified: true }],
    [NINA, { given_name: 'Nina', email: 'nina@example.com', email_verified: true }],
    [BRAM, { email: 'ben@example.com', email_verified: false }],
    [OLGA, { email: 'olga@example.com' }],
  ])('describes %s', async (sub, claims) => {
    const { accessToken } = await signIn(sandbox, sub);
    expect((await readUserinfo(accessToken)).body).toMatchObject({ sub, ...claims });
  });

  it('leaves out what a person does not have', async () => {
    const theo = await signIn(sandbox, THEO);
    expect((await readUserinfo(theo.accessToken)).body).toEqual({
      sub: THEO,
      email: 'theo@example.com',
      email_verified: true,
    });
    const milo = await signIn(sandbox, MILO);
    expect((await readUserinfo(milo.accessToken)).body).not.toHaveProperty('email');
  });

  it('describes no more than the scope allows', async () => {
    const { body } = await exchange(sandbox, await newCode({ scope: 'openid' }));
    const { access_token } = body as { access_token: string };
    expect((await readUserinfo(access_token)).body).toEqual({ sub: ANNA });
  });

  it('refuses an invalid token, and one that is too old', async () => {
    const refused = { status: 401, body: { error: 'invalid_token' } };
    expect(await readUserinfo('guessed')).toMatchObject(refused);
    const { accessToken } = await signIn(sandbox);
    await sandbox.control('advance', { seconds: 3600 });
    expect(await readUserinfo(accessToken)).toMatchObject(refused);
  });

  it('follows POST /_/oidc-people', async () => {
    const added = await sandbox.control('oidc-people', { email: 'own@example.com' });
    const { sub } = added.body as { sub: string };
    const { accessToken } = await signIn(sandbox, sub);
    const described = { sub, email: 'own@example.com', email_verified: true };
    expect((await readUserinfo(accessToken)).body).toEqual(described);
    await sandbox.control('oidc-people', { sub, emailVerified: false, givenName: 'Ole' });
    expect((await readUserinfo(accessToken)).body).toEqual({
      ...described,
      email_verified: false,
      name: 'Ole',
      given_name: 'Ole',
    });
    await sandbox.control('oidc-people', { sub, email: null });
    expect((await readUserinfo(accessToken)).body).not.toHaveProperty('email');
  });
});
