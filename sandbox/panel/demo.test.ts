import { describe, expect, it } from 'vitest';
import { openSandbox, readTokens, registration } from '../test-sandbox';

const adminToken = 'an-admin-token-of-a-demo';
const sandbox = openSandbox({ adminToken });
const json = { 'content-type': 'application/json' };
const key = (letter: string) => letter.repeat(43);

function signIn(token: string) {
  return sandbox.request('POST', '/panel/sign-in', {
    body: new URLSearchParams({ token }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', Origin: sandbox.url },
  });
}

describe('with an admin token', () => {
  it('the controls need it', async () => {
    for (const Authorization of ['', 'Bearer ', 'Bearer guessed', `Basic ${adminToken}`]) {
      expect(
        (await sandbox.request('POST', '/_/reset', { headers: { ...json, Authorization } })).status,
      ).toBe(401);
      expect((await sandbox.request('GET', '/_/mail', { headers: { Authorization } })).status).toBe(
        401,
      );
    }
    expect((await sandbox.request('GET', '/_/mail', { jwt: adminToken })).status).toBe(200);
    expect(
      (await sandbox.request('POST', '/_/reset', { jwt: adminToken, headers: json })).status,
    ).toBe(200);
  });

  it('the panel asks for it once', async () => {
    const closed = await sandbox.request('GET', '/');
    expect(closed.status).toBe(401);
    expect(closed.body).not.toContain('Rotate keys');
    expect((await signIn('guessed')).status).toBe(401);

    const signedIn = await signIn(adminToken);
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(adminToken);
    const open = await sandbox.request('GET', '/', {
      headers: { Cookie: cookie.split(';')[0] ?? '' },
    });
    expect(open.body).toContain('Rotate keys');
  });

  it('says what visitors can do without it', async () => {
    const { body } = await sandbox.request('GET', '/');
    expect(body).toContain('href="/store"');
    expect(body).toContain('OpenID provider');
    expect(body).toContain('anna-sandbox-1');
    expect(body).not.toContain('elsewhere@example.com');
  });

  it('the forms of the panel need the sign-in', async () => {
    const response = await sandbox.request('POST', '/panel/reset', {
      headers: { Origin: sandbox.url },
    });
    expect(response.status).toBe(401);
  });

  it('vendors stay open', async () => {
    expect((await sandbox.cleeng('GET', '/locales')).status).toBe(200);
  });

  it('the documented publisher token signs nobody in', async () => {
    const response = await sandbox.cleeng('POST', '/sso/auths', {
      body: { customerEmail: 'anna@example.com' },
      headers: { 'X-Publisher-Token': 'sandbox-publisher-token' },
    });
    expect(response.status).toBe(401);
  });

  it('the store stays open', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', Origin: sandbox.url };
    const response = await sandbox.request('POST', '/store/sign-in', {
      body: 'shopper=4927',
      headers,
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await sandbox.request('GET', '/store', { headers: { Cookie: cookie } });
    expect(page.body).toContain('Hello, <strong>Mira');
  });
});

describe('the mail of one browser', () => {
  async function registerIn(mailbox?: string) {
    const body = registration();
    const headers = mailbox ? { 'X-Sandbox-Mailbox': mailbox } : undefined;
    readTokens(await sandbox.cleeng('POST', '/customers', { body, headers }));
    return String(body.email);
  }

  function askForReset(customerEmail: string, mailbox?: string) {
    return sandbox.cleeng('PUT', '/customers/passwords', {
      body: { customerEmail, publisherId: 123456789 },
      headers: mailbox ? { 'X-Sandbox-Mailbox': mailbox } : undefined,
    });
  }

  const readMailbox = async (mailbox: string) =>
    (await sandbox.request('GET', `/mail/${mailbox}`)).body;

  it('is shown to the browser that requested it', async () => {
    const email = await registerIn(key('a'));
    await askForReset(email, key('a'));
    expect(await readMailbox(key('a'))).toContain(email);
    expect(await readMailbox(key('b'))).not.toContain(email);
  });

  it('is not shown to a browser that requests it for another customer', async () => {
    const email = await registerIn(key('c'));
    await askForReset(email, key('d'));
    expect(await readMailbox(key('d'))).not.toContain(email);
    expect(await readMailbox(key('c'))).not.toContain(email);
  });

  it('of an account that was registered without a key, as the widget does, is shown to nobody', async () => {
    const email = await registerIn();
    await askForReset(email, key('e'));
    expect(await readMailbox(key('e'))).not.toContain(email);
  });

  it('of a test customer is shown to everybody who requests it', async () => {
    await askForReset('anna@example.com', key('f'));
    expect(await readMailbox(key('f'))).toContain('anna@example.com');
  });

  it('is not shown without a key, or with one that is too short to be secret', async () => {
    const email = await registerIn();
    await askForReset(email);
    await askForReset(email, 'short');
    expect(await readMailbox('short')).not.toContain(email);
    const { body } = await sandbox.request('GET', `/_/mail?to=${email}`, { jwt: adminToken });
    expect(body).toMatchObject([{ mailbox: null }, { mailbox: null }]);
  });
});
