import { describe, expect, it } from 'vitest';
import { failure, openSandbox, registration, success } from '../test-sandbox';

const sandbox = openSandbox();

const invalidBody = failure(400, 'REQ0001', 'Invalid request body');

describe('POST /customers', () => {
  it('returns tokens and a numeric id, and nothing that a client takes as a failure', async () => {
    const response = await sandbox.cleeng('POST', '/customers', {
      headers: { Authorization: '' },
      body: registration({
        publisherId: '123456789',
        captchaValue: '',
        customerIP: '',
        newsletter: true,
      }),
    });
    expect(response).toEqual(
      success({
        jwt: expect.stringMatching(/^eyJ/),
        refreshToken: expect.stringMatching(/^[0-9a-f]{64}$/),
        customerToken: expect.stringMatching(/^.{48}$/),
        customerId: expect.any(Number),
      }),
    );
    expect(Object.keys(response.body as object)).toEqual(['responseData', 'errors']);
  });

  it('accepts an offer instead of the publisher', async () => {
    const body = registration({ publisherId: undefined, offerId: 'S916977979_NL' });
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(200);
  });

  it.each([
    ['no email', { email: undefined }],
    ['an invalid email', { email: 'anna' }],
    ['a number as email', { email: 5 }],
    ['a short password', { password: 'abc1' }],
    ['a password of letters only', { password: 'abcdefghi' }],
    ['a password of digits only', { password: '123456789' }],
    ['a password of 81 characters', { password: `a1${'x'.repeat(79)}` }],
    ['no publisher', { publisherId: undefined }],
    ['a publisher that is not a number', { publisherId: 'ours' }],
    ['no password', { password: undefined }],
    ['a number as password', { password: 123456789 }],
    ['no locale', { locale: undefined }],
    ['an invalid locale', { locale: 'English' }],
    ['no country', { country: undefined }],
    ['the country UK', { country: 'UK' }],
    ['no currency', { currency: undefined }],
    ['a currency in lower case', { currency: 'usd' }],
    ['a long first name', { firstName: 'x'.repeat(51) }],
    ['a long last name', { lastName: 'x'.repeat(51) }],
    ['a number as first name', { firstName: 5 }],
    ['a number as external id', { externalId: 5 }],
    ['external data that is not JSON', { externalData: '{"a":' }],
    ['an invalid customerIP', { customerIP: 'localhost' }],
    ['a number as captcha', { captchaValue: 5 }],
    ['external data beyond 4000 characters', { externalData: JSON.stringify('x'.repeat(4000)) }],
  ])('refuses %s', async (_, changes) => {
    const response = await sandbox.cleeng('POST', '/customers', { body: registration(changes) });
    expect(response).toEqual(invalidBody);
    expect(response.body).not.toHaveProperty('responseData');
  });

  it.each(['', 'null', '[]', '{"email":'])('refuses the body %j', async (body) => {
    expect(await sandbox.cleeng('POST', '/customers', { body })).toEqual(invalidBody);
  });

  it('refuses a registered address, case-insensitively', async () => {
    const body = registration({ email: 'ANNA@example.com' });
    expect(await sandbox.cleeng('POST', '/customers', { body })).toEqual(
      failure(422, 'USER0002', 'Customer already exists'),
    );
  });

  it('accepts one of two simultaneous registrations of an address', async () => {
    const body = registration();
    const answers = await Promise.all(
      [1, 2].map(() => sandbox.cleeng('POST', '/customers', { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('refuses a registered external id', async () => {
    await sandbox.register({ externalId: 'crm-1' });
    const body = registration({ externalId: 'crm-1' });
    expect(await sandbox.cleeng('POST', '/customers', { body })).toEqual(
      failure(422, 'USER0002', 'Customer already exists'),
    );
  });

  it.each([
    [{ publisherId: 111 }, 422, 'REQ0100', 'Offer or publisher not found'],
    [{ publisherId: undefined, offerId: 'S1_XX' }, 422, 'REQ0100', 'Offer or publisher not found'],
    [{ email: 'x@undeliverable.example' }, 400, 'REQ0001', 'Email verification failed.'],
  ])('refuses %j', async (changes, status, code, text) => {
    const response = await sandbox.cleeng('POST', '/customers', { body: registration(changes) });
    expect(response).toEqual(failure(status, code, text));
  });

  it('requires a captcha, with the setting', async () => {
    await sandbox.control('settings', { captcha: true });
    const register = (captchaValue?: string) =>
      sandbox.cleeng('POST', '/customers', { body: registration({ captchaValue }) });
    expect(await register('')).toEqual(
      failure(429, 'CPT0001', 'Google reCAPTCHA verification required!'),
    );
    expect(await register('robot')).toEqual(
      failure(429, 'CPT0002', 'Google reCAPTCHA verification failed!'),
    );
    expect((await register('sandbox-captcha-passed')).status).toBe(200);
  });

  it("refuses because of the publisher's plan, with the setting", async () => {
    await sandbox.control('settings', { enterpriseAccountRequired: true });
    expect(await sandbox.cleeng('POST', '/customers', { body: registration() })).toEqual(
      failure(422, 'SANDBOX0004', 'Enterprise account is required to register customers.'),
    );
  });

  it('returns 413 for a body that is too large', async () => {
    const body = registration({ externalData: 'x'.repeat(200_000) });
    expect(await sandbox.cleeng('POST', '/customers', { body })).toMatchObject({
      status: 413,
      body: { message: 'Request Too Long' },
    });
  });
});
