import { describe, expect, it } from 'vitest';
import { failure, openSandbox, registration, success } from '../test-sandbox';

const sandbox = openSandbox();

const invalidBody = failure(400, 'REQ0001', 'Invalid request body');

describe('POST /customers', () => {
  it('answers tokens and a number, and nothing a client takes for a failure', async () => {
    const answer = await sandbox.cleeng('POST', '/customers', {
      body: registration({ publisherId: '123456789', captchaValue: '', customerIP: '', newsletter: true }),
    });
    expect(answer).toEqual(
      success({
        jwt: expect.stringMatching(/^eyJ/),
        refreshToken: expect.stringMatching(/^[0-9a-f]{64}$/),
        customerToken: expect.stringMatching(/^.{48}$/),
        customerId: expect.any(Number),
      }),
    );
    expect(Object.keys(answer.body as object)).toEqual(['responseData', 'errors']);
  });

  it('takes an offer in place of the publisher', async () => {
    const body = registration({ publisherId: undefined, offerId: 'S916977979_NL' });
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(200);
  });

  it.each([
    ['no email', { email: undefined }],
    ['an email that is none', { email: 'anna' }],
    ['a number as email', { email: 5 }],
    ['a short password', { password: 'abc1' }],
    ['a password of letters only', { password: 'abcdefghi' }],
    ['a password of digits only', { password: '123456789' }],
    ['a password of 81 characters', { password: `a1${'x'.repeat(79)}` }],
    ['no publisher', { publisherId: undefined }],
    ['no locale', { locale: undefined }],
    ['the country UK', { country: 'UK' }],
    ['a currency in small letters', { currency: 'usd' }],
    ['a long first name', { firstName: 'x'.repeat(51) }],
    ['external data beyond 4000 characters', { externalData: JSON.stringify('x'.repeat(4000)) }],
  ])('refuses %s', async (_, changes) => {
    const answer = await sandbox.cleeng('POST', '/customers', { body: registration(changes) });
    expect(answer).toEqual(invalidBody);
    expect(answer.body).not.toHaveProperty('responseData');
  });

  it.each(['', 'null', '[]', '{"email":'])('refuses the body %j', async (body) => {
    expect(await sandbox.cleeng('POST', '/customers', { body })).toEqual(invalidBody);
  });

  it('refuses an address that is taken, in whatever letters', async () => {
    const body = registration({ email: 'ANNA@example.com' });
    expect(await sandbox.cleeng('POST', '/customers', { body })).toEqual(
      failure(422, 'USER0002', 'Customer already exists'),
    );
  });

  it('lets one of two registrations of an address at once win', async () => {
    const body = registration();
    const answers = await Promise.all([1, 2].map(() => sandbox.cleeng('POST', '/customers', { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('refuses an external id that is taken', async () => {
    await sandbox.register({ externalId: 'crm-1' });
    const body = registration({ externalId: 'crm-1' });
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(422);
  });

  it.each([
    [{ publisherId: 111 }, 422, 'REQ0100', 'Offer or publisher not found'],
    [{ publisherId: undefined, offerId: 'S1_XX' }, 422, 'REQ0100', 'Offer or publisher not found'],
    [{ email: 'x@undeliverable.example' }, 400, 'REQ0001', 'Email verification failed.'],
  ])('refuses %j', async (changes, status, code, text) => {
    const answer = await sandbox.cleeng('POST', '/customers', { body: registration(changes) });
    expect(answer).toEqual(failure(status, code, text));
  });

  it('asks for a captcha where the setting says so', async () => {
    await sandbox.control('settings', { captcha: true });
    const register = (captchaValue?: string) =>
      sandbox.cleeng('POST', '/customers', { body: registration({ captchaValue }) });
    expect(await register('')).toEqual(failure(429, 'CPT0001', 'Google reCAPTCHA verification required!'));
    expect(await register('robot')).toEqual(failure(429, 'CPT0002', 'Google reCAPTCHA verification failed!'));
    expect((await register('sandbox-captcha-passed')).status).toBe(200);
  });

  it('tells that the publisher lacks the plan where the setting says so', async () => {
    await sandbox.control('settings', { enterpriseAccountRequired: true });
    const { status, body } = await sandbox.cleeng('POST', '/customers', { body: registration() });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [expect.stringMatching(/^Enterprise account is required/)] });
  });

  it('answers 413 to a body without measure', async () => {
    const body = registration({ externalData: 'x'.repeat(200_000) });
    expect(await sandbox.cleeng('POST', '/customers', { body })).toMatchObject({
      status: 413,
      body: { message: 'Request Too Long' },
    });
  });
});

describe('GET /customers/:id', () => {
  it('describes the customer in the shape of the reference', async () => {
    const { jwt, customerId, email } = await sandbox.register({ externalData: '{"a":1}', externalId: 'x' });
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(await sandbox.cleeng('GET', `/customers/${customerId}`, { jwt })).toEqual(
      success({
        id: customerId,
        email,
        firstName: '',
        lastName: '',
        country: 'US',
        regDate: date,
        lastLoginDate: date,
        lastUserIp: '127.0.0.1',
        externalId: 'x',
        externalData: { a: 1 },
      }),
    );
  });

  it('never shows another customer, nor takes a word for an id', async () => {
    const { jwt } = await sandbox.register();
    expect((await sandbox.cleeng('GET', '/customers/100000001', { jwt })).status).toBe(403);
    expect(await sandbox.cleeng('GET', '/customers/me', { jwt })).toEqual(
      failure(400, 'REQ0003', 'Invalid param customerId'),
    );
    await sandbox.control('settings', { otherCustomerStatus: 401 });
    expect(await sandbox.cleeng('GET', '/customers/100000001', { jwt })).toEqual(
      failure(401, 'AUTH0002', 'Invalid JWT token'),
    );
  });
});

describe('PATCH /customers/:id', () => {
  async function patchSomebody(body: unknown) {
    const { jwt, customerId, email, refreshToken } = await sandbox.register({
      firstName: 'Ada',
      lastName: 'Byron',
    });
    const own = typeof body === 'object' && body !== null && 'email' in body && body.email === 'own';
    const sent = own ? { ...body, email } : body;
    const answer = await sandbox.cleeng('PATCH', `/customers/${customerId}`, { jwt, body: sent });
    return { answer, refreshToken };
  }

  it('changes what is named and answers the customer', async () => {
    const { answer } = await patchSomebody({
      id: 1,
      firstName: '',
      country: 'GB',
      externalData: { list: [1] },
    });
    expect(answer.body).toMatchObject({
      responseData: { firstName: '', lastName: 'Byron', country: 'GB', externalData: { list: [1] } },
    });
  });

  it('changes the address with the right password, and keeps the refresh tokens', async () => {
    const { answer, refreshToken } = await patchSomebody({
      email: 'new@example.com',
      confirmationPassword: 'long-enough-1',
    });
    expect(answer.body).toMatchObject({ responseData: { email: 'new@example.com' } });
    expect((await sandbox.refresh(refreshToken)).status).toBe(200);
  });

  it('kills the refresh tokens with the address where the setting says so', async () => {
    await sandbox.control('settings', { emailChangeRevokes: true });
    const change = { email: 'new@example.com', confirmationPassword: 'long-enough-1' };
    expect((await sandbox.refresh((await patchSomebody(change)).refreshToken)).status).toBe(422);
  });

  it('lets an unchanged address pass with an empty password', async () => {
    expect((await patchSomebody({ email: 'own', confirmationPassword: '' })).answer.status).toBe(200);
  });

  it.each([
    ['a wrong password even for the same address', { email: 'own', confirmationPassword: 'wrong-one-1' }],
    ['a new address without a password', { email: 'new@example.com' }],
    ['a new address with an empty password', { email: 'new@example.com', confirmationPassword: '' }],
  ])('refuses %s', async (_, body) => {
    expect((await patchSomebody(body)).answer).toEqual(
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
    [{ externalData: 'x'.repeat(4001) }, 400, 'REQ0001', 'Invalid request body'],
  ])('refuses %j', async (body, status, code, text) => {
    expect((await patchSomebody(body)).answer).toEqual(failure(status, code, text));
  });
});
