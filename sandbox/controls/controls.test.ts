import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';

const sandbox = openSandbox();
const json = { 'content-type': 'application/json' };

describe('the controls', () => {
  it.each([
    'reset',
    'fail',
    'advance',
    'settings',
    'consents',
    'capture',
    'subscriptions',
    'end-subscription',
    'chat',
    'oidc-people',
    'oidc-logout',
    'rotate-keys',
  ])('refuse anything but JSON at %s', async (name) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const response = await sandbox.request('POST', `/_/${name}`, {
        body: '{}',
        headers: { 'content-type': type },
      });
      expect(response.status).toBe(415);
    }
  });

  it.each(['http://localhost:3000', 'https://evil.example', 'null'])(
    'refuse the origin %s',
    async (Origin) => {
      expect(
        (await sandbox.request('POST', '/_/reset', { headers: { ...json, Origin } })).status,
      ).toBe(403);
      expect((await sandbox.request('GET', '/_/mail', { headers: { Origin } })).status).toBe(403);
    },
  );

  it('accept their own origin, by either host name', async () => {
    for (const Origin of [sandbox.url, sandbox.url.replace('127.0.0.1', 'localhost')]) {
      expect(
        (await sandbox.request('POST', '/_/reset', { headers: { ...json, Origin } })).status,
      ).toBe(200);
    }
  });

  it('refuse a foreign Host', async () => {
    const { port } = new URL(sandbox.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { Host: `evil.example:${port}` };
      request(`${sandbox.url}/_/mail`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it.each([
    ['reset', { all: true }, 'unknown field "all". Allowed here: no field at all.'],
    ['advance', { seconds: 5, minutes: 1 }, 'unknown field "minutes". Allowed here: seconds.'],
    ['advance', { seconds: -1 }, 'seconds'],
    ['advance', [], 'expected object'],
    ['settings', { jwtLifeTime: 5 }, 'unknown field "jwtLifeTime". Allowed here: jwtLifetime, '],
    ['settings', { jwtLifetime: '5' }, 'jwtLifetime'],
    ['settings', { oidcIdToken: 'wrong' }, 'oidcIdToken'],
    ['rotate-keys', { vendor: 'kustomer' }, 'vendor'],
    ['oidc-people', { mail: 'a@example.com' }, 'unknown field "mail"'],
    ['oidc-logout', { sub: 'nobody' }, 'sub is one of oidc-1001, '],
    ['consents', { name: 'terms', state: 'accepted' }, 'unknown field "state"'],
    ['capture', { settings: [{ key: 'email', on: true }] }, 'settings.0: unknown field "on"'],
  ])('refuse at %s %j and name the field', async (name, body, text) => {
    const response = await sandbox.control(name, body);
    expect(response).toMatchObject({ status: 400, body: { error: expect.stringContaining(text) } });
  });

  it('refuse a body that is not JSON, and one that is too large', async () => {
    const post = (body: string) => sandbox.request('POST', '/_/advance', { body, headers: json });
    expect((await post('{')).status).toBe(400);
    expect((await post(`"${'x'.repeat(200_000)}"`)).status).toBe(413);
  });
});

describe('settings', () => {
  it('change the given ones, can be read, and are restored by a reset', async () => {
    const { body: before } = await sandbox.request('GET', '/_/settings');
    expect((await sandbox.control('settings', { jwtLifetime: 5 })).body).toEqual({
      ...(before as object),
      jwtLifetime: 5,
    });
    await sandbox.control('reset');
    expect((await sandbox.request('GET', '/_/settings')).body).toEqual(before);
  });
});

describe('reset', () => {
  it('restores the seeds', async () => {
    const { email, password } = await sandbox.register();
    await sandbox.control('fail', { vendor: 'cleeng', fault: 500, times: 9 });
    await sandbox.control('reset');
    const login = { email, password, publisherId: 123456789 };
    expect((await sandbox.cleeng('POST', '/auths', { body: login })).status).toBe(401);
    await sandbox.login('anna@example.com', 'anna-sandbox-1');
  });
});

describe('calls', () => {
  it('are listed in order, without secrets', async () => {
    const { jwt } = await sandbox.login('anna@example.com', 'anna-sandbox-1');
    await sandbox.cleeng('GET', '/customers/100000001', { jwt });
    await sandbox.cleeng(
      'GET',
      `/locales?resetPasswordToken=abc123&jwt=x&other=${jwt}&customerIP=192.0.2.1`,
    );
    const { body } = await sandbox.request('GET', '/_/calls');
    const at = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(body).toEqual([
      { at, method: 'POST', path: '/cleeng/auths', status: 200 },
      { at, method: 'GET', path: '/cleeng/customers/100000001', status: 200 },
      {
        at,
        method: 'GET',
        path: '/cleeng/locales?resetPasswordToken=***&jwt=***&other=***&customerIP=192.0.2.1',
        status: 200,
      },
    ]);
    for (const secret of ['anna-sandbox-1', 'abc123', jwt])
      expect(JSON.stringify(body)).not.toContain(secret);
  });

  it("name the offer in a login's or registration's body", async () => {
    const offerId = 'S916977979_NL';
    await sandbox.register({ offerId, publisherId: undefined });
    await sandbox.login('anna@example.com', 'anna-sandbox-1');
    const { body } = await sandbox.request('GET', '/_/calls');
    expect(body).toMatchObject([{ path: '/cleeng/customers', offerId }, { path: '/cleeng/auths' }]);
    expect((body as object[])[1]).not.toHaveProperty('offerId');
  });

  it('show status 0 where no response was sent', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', fault: 'reset' });
    await expect(sandbox.cleeng('GET', '/locales')).rejects.toThrow();
    expect((await sandbox.request('GET', '/_/calls')).body).toMatchObject([
      { path: '/cleeng/locales', status: 0 },
    ]);
  });
});
