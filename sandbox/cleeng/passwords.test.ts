import { describe, expect, it } from 'vitest';
import { failure, openSandbox, PUBLISHER_ID, success, type Tokens } from '../test-sandbox';
import type { Mail } from '../world/mailbox';

const sandbox = openSandbox();

async function readMail(to?: string): Promise<Mail[]> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  return (await sandbox.request('GET', `/_/mail${query}`)).body as Mail[];
}

function askForReset(customerEmail: string, changes: object = {}) {
  const body = { customerEmail, publisherId: PUBLISHER_ID, ...changes };
  return sandbox.cleeng('PUT', '/customers/passwords', { body });
}

async function readLink(email: string): Promise<URL> {
  return new URL((await readMail(email)).at(-1)?.link ?? '');
}

async function askForToken(email: string): Promise<string> {
  await askForReset(email);
  return (await readLink(email)).searchParams.get('resetPasswordToken') ?? '';
}

function change(body: object) {
  return sandbox.cleeng('PATCH', '/customers/passwords', {
    body: { publisherId: PUBLISHER_ID, ...body },
  });
}

describe('PUT /customers/passwords', () => {
  it('sends a mail with a link to the default page', async () => {
    const { email } = await sandbox.register();
    expect(await askForReset(email, { resetUrl: '' })).toEqual(success({}));
    expect(await readMail(email)).toHaveLength(1);
    const link = await readLink(email);
    expect(`${link.origin}${link.pathname}`).toBe(`${sandbox.url}/cleeng/reset-password-page`);
  });

  it('accepts an offer instead of the publisher', async () => {
    const { email } = await sandbox.register();
    const offer = { publisherId: undefined, offerId: 'S916977979_NL' };
    expect(await askForReset(email, offer)).toEqual(success({}));
    expect((await readLink(email)).searchParams.get('publisherId')).toBe('123456789');
  });

  it("links to the caller's page and keeps its query", async () => {
    const { email } = await sandbox.register();
    await askForReset(email, { resetUrl: 'http://localhost:3000/?u=edit-password' });
    const link = await readLink(email);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      u: 'edit-password',
      email,
      resetPasswordToken: expect.stringMatching(/^[0-9a-f]{40}$/),
      publisherId: '123456789',
    });
    expect(link.origin).toBe('http://localhost:3000');
  });

  it.each([
    [{ publisherId: undefined }, 400, 'REQ0001', 'Empty param offerId or publisherId'],
    [{ publisherId: '', offerId: '' }, 400, 'REQ0001', 'Empty param offerId or publisherId'],
    [{ customerEmail: undefined }, 400, 'REQ0001', 'Invalid request body'],
    [{ customerEmail: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ resetUrl: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ publisherId: undefined, offerId: 'S1_XX' }, 422, 'REQ0100', 'Offer or publisher not found'],
    [
      { customerEmail: 'elsewhere@example.com' },
      404,
      'USER0004',
      'Customer customerEmail does not exist.',
    ],
    [{ resetUrl: 'new-password' }, 400, 'REQ0001', 'resetUrl is not valid URL.'],
    [{ resetUrl: 'javascript:alert(1)' }, 400, 'REQ0001', 'resetUrl is not valid URL.'],
    [
      { customerEmail: 'nobody@example.com' },
      404,
      'USER0004',
      'Customer customerEmail does not exist.',
    ],
    [{ publisherId: 5 }, 422, 'REQ0100', 'Offer or publisher not found'],
  ])('refuses %j', async (changes, status, code, text) => {
    expect(await askForReset('anna@example.com', changes)).toEqual(failure(status, code, text));
    expect(await readMail()).toEqual([]);
  });

  it('accepts an unknown address, with the setting', async () => {
    await sandbox.control('settings', { unknownEmailAtReset: 'accepted' });
    expect(await askForReset('nobody@example.com')).toEqual(success({}));
    expect(await readMail()).toEqual([]);
  });
});

describe('PATCH /customers/passwords', () => {
  it('sets the password by address or id, and revokes the refresh tokens', async () => {
    const { email, refreshToken, password, customerId } = await sandbox.register();
    const body = {
      customerEmail: email,
      resetPasswordToken: await askForToken(email),
      newPassword: 'changed-1',
    };
    expect(await change({ ...body, newPasswordConfirmation: 'changed-1' })).toEqual(success({}));
    expect((await sandbox.refresh(refreshToken)).status).toBe(422);
    const login = { email, password, publisherId: PUBLISHER_ID };
    expect((await sandbox.cleeng('POST', '/auths', { body: login })).status).toBe(401);
    const tokens: Tokens = await sandbox.login(email, 'changed-1');
    expect(tokens.customerId).toBe(customerId);

    const byId = {
      customerId,
      resetPasswordToken: await askForToken(email),
      newPassword: 'changed-2',
    };
    expect((await change(byId)).status).toBe(200);
  });

  it('keeps the refresh tokens, with the setting', async () => {
    await sandbox.control('settings', { passwordChangeRevokes: false });
    const { email, refreshToken } = await sandbox.register();
    await change({
      customerEmail: email,
      resetPasswordToken: await askForToken(email),
      newPassword: 'changed-1',
    });
    expect((await sandbox.refresh(refreshToken)).status).toBe(200);
  });

  it('refuses a token that is used, replaced, expired, or of another customer or publisher', async () => {
    const { email: customerEmail } = await sandbox.register();
    const invalid = failure(422, 'SANDBOX0003', 'resetPasswordToken is not valid');
    const changeWith = (resetPasswordToken: string) =>
      change({ customerEmail, resetPasswordToken, newPassword: 'changed-1' });

    const used = await askForToken(customerEmail);
    expect((await changeWith(used)).status).toBe(200);
    expect(await changeWith(used)).toEqual(invalid);

    const replaced = await askForToken(customerEmail);
    const current = await askForToken(customerEmail);
    expect(await changeWith(replaced)).toEqual(invalid);
    expect(await changeWith(await askForToken('anna@example.com'))).toEqual(invalid);

    const elsewhere = { publisherId: 987654321, resetPasswordToken: current };
    expect(await change({ customerEmail, newPassword: 'changed-1', ...elsewhere })).toEqual(
      invalid,
    );

    await sandbox.control('advance', { seconds: 24 * 60 * 60 });
    expect(await changeWith(current)).toEqual(invalid);
  });

  it('keeps the token when the password is refused', async () => {
    const { email: customerEmail } = await sandbox.register();
    const resetPasswordToken = await askForToken(customerEmail);
    expect(await change({ customerEmail, resetPasswordToken, newPassword: 'short' })).toEqual(
      failure(422, 'SANDBOX0003', 'invalid param password'),
    );
    expect(
      (await change({ customerEmail, resetPasswordToken, newPassword: 'changed-1' })).status,
    ).toBe(200);
  });

  it.each([
    [{ customerEmail: 'nobody@example.com' }, 422, 'SANDBOX0003', 'Invalid param email'],
    [{}, 422, 'SANDBOX0003', 'Invalid param email'],
    [{ customerId: 1 }, 422, 'SANDBOX0003', 'Invalid param email'],
    [{ customerId: 100000001 }, 422, 'SANDBOX0003', 'resetPasswordToken is not valid'],
    [{ customerId: 100000001, publisherId: 5 }, 422, 'REQ0100', 'Offer or publisher not found'],
    [{ customerId: 'anna' }, 400, 'REQ0001', 'Invalid request body'],
    [
      { customerId: 100000001, resetPasswordToken: undefined },
      400,
      'REQ0001',
      'Invalid request body',
    ],
    [{ customerId: 100000001, newPassword: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ customerId: 100000001, publisherId: undefined }, 400, 'REQ0001', 'Invalid request body'],
    [{ customerId: 100000001, newPassword: undefined }, 400, 'REQ0001', 'Invalid request body'],
  ])('refuses %j', async (changes, status, code, text) => {
    const body = { resetPasswordToken: 'x', newPassword: 'changed-1', ...changes };
    expect(await change(body)).toEqual(failure(status, code, text));
  });
});

describe('the default page', () => {
  it('shows a form and sets the password', async () => {
    const { email } = await sandbox.register();
    await askForReset(email);
    const link = await readLink(email);
    const page = await sandbox.request('GET', `${link.pathname}${link.search}`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.body).toContain(link.searchParams.get('resetPasswordToken'));

    const post = (newPassword: string) =>
      sandbox.request('POST', link.pathname, {
        body: new URLSearchParams({
          ...Object.fromEntries(link.searchParams),
          newPassword,
        }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect(await post('short')).toMatchObject({
      status: 422,
      body: expect.stringContaining('invalid param password'),
    });
    expect((await post('changed-1')).status).toBe(200);
    await sandbox.login(email, 'changed-1');
  });

  it('escapes its query', async () => {
    const { body } = await sandbox.request(
      'GET',
      '/cleeng/reset-password-page?email=%22%3E%3Cscript%3E',
    );
    expect(body).not.toContain('<script>');
  });
});
