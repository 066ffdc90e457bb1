import { describe, expect, it } from 'vitest';
import { failure, openSandbox, success } from '../test-sandbox';

const sandbox = openSandbox();

describe('GET /customers/:id', () => {
  it('describes the customer in the documented shape', async () => {
    const { jwt, customerId, email } = await sandbox.register({
      externalData: '{"a":1}',
      externalId: 'x',
    });
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(await sandbox.cleeng('GET', `/customers/${customerId}`, { jwt })).toEqual(
      success({
        id: customerId,
        email,
        firstName: '',
        lastName: '',
        country: 'US',
        locale: 'en_US',
        regDate: date,
        lastLoginDate: date,
        lastUserIp: '127.0.0.1',
        externalId: 'x',
        externalData: { a: 1 },
      }),
    );
  });

  it('omits the locale, as documented, with the setting', async () => {
    const { jwt, customerId } = await sandbox.register();
    await sandbox.control('settings', { customerCarriesLocale: false });
    const { body } = await sandbox.cleeng('GET', `/customers/${customerId}`, { jwt });
    expect(JSON.stringify(body)).toContain('country');
    expect(JSON.stringify(body)).not.toContain('locale');
  });

  it('refuses another id with the status in the setting', async () => {
    const { jwt } = await sandbox.register();
    await sandbox.control('settings', { otherCustomerStatus: 401 });
    expect(await sandbox.cleeng('GET', '/customers/100000001', { jwt })).toEqual(
      failure(401, 'AUTH0002', 'Invalid JWT token'),
    );
  });
});

describe('PATCH /customers/:id', () => {
  async function patchCustomer(body: unknown) {
    const { jwt, customerId, email, refreshToken } = await sandbox.register({
      firstName: 'Ada',
      lastName: 'Byron',
    });
    const own =
      typeof body === 'object' && body !== null && 'email' in body && body.email === 'own';
    const sent = own ? { ...body, email } : body;
    const response = await sandbox.cleeng('PATCH', `/customers/${customerId}`, { jwt, body: sent });
    return { response, refreshToken };
  }

  it('changes the given fields and returns the customer', async () => {
    const { response } = await patchCustomer({
      id: 1,
      firstName: '',
      country: 'GB',
      externalData: { list: [1] },
    });
    expect(response.body).toMatchObject({
      responseData: {
        firstName: '',
        lastName: 'Byron',
        country: 'GB',
        externalData: { list: [1] },
      },
    });
  });

  it('changes the e-mail address with the right password, and keeps the refresh tokens', async () => {
    const { response, refreshToken } = await patchCustomer({
      email: 'new@example.com',
      confirmationPassword: 'long-enough-1',
    });
    expect(response.body).toMatchObject({ responseData: { email: 'new@example.com' } });
    expect((await sandbox.refresh(refreshToken)).status).toBe(200);
  });

  it('revokes the refresh tokens when the e-mail address changes, with the setting', async () => {
    await sandbox.control('settings', { emailChangeRevokes: true });
    const change = { email: 'new@example.com', confirmationPassword: 'long-enough-1' };
    expect((await sandbox.refresh((await patchCustomer(change)).refreshToken)).status).toBe(422);
  });

  it('accepts an unchanged address with an empty password', async () => {
    expect((await patchCustomer({ email: 'own', confirmationPassword: '' })).response.status).toBe(
      200,
    );
  });

  it.each([
    [
      'a wrong password even for the same address',
      { email: 'own', confirmationPassword: 'wrong-one-1' },
    ],
    ['a new address without a password', { email: 'new@example.com' }],
    [
      'a new address with an empty password',
      { email: 'new@example.com', confirmationPassword: '' },
    ],
  ])('refuses %s', async (_, body) => {
    expect((await patchCustomer(body)).response).toEqual(
      failure(422, 'REQ0001', 'Invalid confirmationPassword'),
    );
  });

  it.each([
    [{ firstName: 'x'.repeat(51) }, 422, 'REQ0001', 'firstName can have max 50 characters.'],
    [
      { firstName: 'x'.repeat(51), lastName: 'y'.repeat(51) },
      422,
      'REQ0001',
      'firstName can have max 50 characters.,lastName can have max 50 characters.',
    ],
    [{ lastName: 'y'.repeat(51) }, 422, 'REQ0001', 'lastName can have max 50 characters.'],
    [
      { firstName: 'x'.repeat(51), email: 'nobody', confirmationPassword: 'long-enough-1' },
      422,
      'REQ0001',
      'firstName can have max 50 characters.,Please enter a valid e-mail address.',
    ],
    [
      { email: 'nobody', confirmationPassword: 'long-enough-1' },
      422,
      'REQ0001',
      'Please enter a valid e-mail address.',
    ],
    [
      { email: 'anna@example.com', confirmationPassword: 'long-enough-1' },
      422,
      'USER0002',
      'Customer email already exists',
    ],
    [{ firstName: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ country: 'UK' }, 400, 'REQ0001', 'Invalid request body'],
    [{ locale: 'English' }, 400, 'REQ0001', 'Invalid request body'],
    [{ email: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ confirmationPassword: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ externalData: 'x'.repeat(4001) }, 400, 'REQ0001', 'Invalid request body'],
    [[], 400, 'REQ0001', 'Invalid request body'],
  ])('refuses %j', async (body, status, code, text) => {
    expect((await patchCustomer(body)).response).toEqual(failure(status, code, text));
  });
});
