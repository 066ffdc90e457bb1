// Responses that the sandbox never sends: refusals from other sources, and those of a gateway in front of Cleeng.
import { describe, expect, it } from 'vitest';
import { createAuth, refreshAuth } from './auths';
import { createCustomer, fetchCustomer, updateCustomer, updateCustomerEmail } from './customers';
import { fetchLocale } from './locales';
import { requestPasswordReset, updatePassword } from './passwords';
import { data, type Scripted, scriptedCleeng } from './test-script';

const cleeng = scriptedCleeng();

describe('a refusal', () => {
  const refused = (body: object): Scripted => ({ status: 422, body: JSON.stringify(body) });
  const longFirst = 'firstName can have max 50 characters.';
  const longLast = 'lastName can have max 50 characters.';
  const tooLong = (field: string) => ({ field, code: 'too_long' });
  const rename = () =>
    updateCustomer({ customerId: '1', jwt: 'x' }, { firstName: '', lastName: '' });
  const move = () =>
    updateCustomerEmail({ customerId: '1', jwt: 'x' }, { email: 'ann@example.com', password: 'x' });

  it.each<[string[], string[]]>([
    [[`${longFirst},${longLast}`], ['firstName', 'lastName']],
    [[`${longLast}, ${longFirst}`], ['lastName', 'firstName']],
    [
      [longFirst, longLast],
      ['firstName', 'lastName'],
    ],
    [[`Something new.,${longLast}`], ['lastName']],
  ])('may have several errors, each for its field: %j', async (errors, fields) => {
    await expect(
      cleeng.answered(refused({ errors, code: 'REQ0001' }), rename),
    ).rejects.toMatchObject({
      name: 'Refusal',
      code: 'too_long',
      faults: fields.map(tooLong),
    });
  });

  it.each([{ errors: [longFirst] }, { errors: [longFirst], code: null, responseData: null }])(
    'may have no code: %j',
    async (body) => {
      await expect(cleeng.answered(refused(body), rename)).rejects.toMatchObject({
        code: 'too_long',
      });
    },
  );

  it.each([
    { code: 'REQ0001' },
    { code: 'REQ0001', errors: null },
    { code: 'REQ0001', errors: ['Odd.'] },
  ])('may have no text that we know: %j', async (body) => {
    await expect(cleeng.answered(refused(body), rename)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'vendor_refused',
      faults: [],
    });
  });

  it('of a taken address has one of two codes', async () => {
    for (const code of ['USER0002', 'REQ0001']) {
      const script = refused({ errors: ['Customer email already exists'], code });
      await expect(cleeng.answered(script, move)).rejects.toMatchObject({
        code: 'email_taken',
        faults: [{ field: 'email', code: 'email_taken' }],
      });
    }
  });

  it.each(['AUTH0001', 'AUTH0002', 'AUTH0003'])(
    'of the token is for good with code %s',
    async (code) => {
      const script = refused({ errors: ['JWT'], code });
      await expect(cleeng.answered(script, rename)).rejects.toMatchObject({
        name: 'CleengTokenRefused',
      });
    },
  );

  it.each(['AUTH0004', 'AUTH00010', 'AUTHORISATION', 'SANDBOX0002'])(
    'of an action that a valid token may not do ends no session: 403 %s',
    async (code) => {
      const script = { status: 403, body: JSON.stringify({ errors: ['Forbidden'], code }) };
      await expect(cleeng.answered(script, rename)).rejects.toMatchObject({
        name: 'VendorError',
        failure: 'refused',
      });
    },
  );

  it('with an unknown code is a VendorError', async () => {
    for (const word of ['NEW0001', 'constructor', '__proto__', '']) {
      const script = refused({ errors: [word], code: word });
      await expect(cleeng.answered(script, rename)).rejects.toMatchObject({
        name: 'VendorError',
        failure: 'refused',
      });
    }
  });

  it('of a captcha with 429 is not a rate limit', async () => {
    const body = { errors: ['Google reCAPTCHA verification failed!'], code: 'CPT0002' };
    const place = { country: 'NL', currency: 'EUR', locale: 'nl_NL' };
    const register = () =>
      createCustomer({ ...place, email: 'ann@example.com', password: 'x', customerIp: null });
    await expect(
      cleeng.answered({ status: 429, body: JSON.stringify(body) }, register),
    ).rejects.toMatchObject({ name: 'Refusal', code: 'captcha_required' });
  });

  it('of the publisher is not one of an offer', async () => {
    const script = refused({ errors: ['Offer or publisher not found'], code: 'REQ0100' });
    const signIn = () => createAuth('ann@example.com', 'x', null);
    await expect(cleeng.answered(script, signIn)).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });
});

describe('a password reset', () => {
  const newPassword = {
    email: 'ann@example.com',
    resetPasswordToken: 'x',
    newPassword: 'changed-1',
  };

  it.each(['{"message":"Not Found"}', '<h1>404</h1>', '{"errors":["Gone."],"code":"NEW0001"}'])(
    'for an unknown address is recognised by the status: %s',
    async (body) => {
      const request = () => requestPasswordReset('ann@example.com', null);
      await expect(cleeng.answered({ status: 404, body }, request)).rejects.toMatchObject({
        name: 'Refusal',
        code: 'customer_unknown',
      });
    },
  );

  it.each<[object, object]>([
    [{ errors: ['Invalid param email'] }, { code: 'reset_link_invalid' }],
    [{ errors: ['Offer or publisher not found'], code: 'REQ0100' }, { failure: 'refused' }],
    [{ errors: ['Invalid request body'], code: 'REQ0001' }, { code: 'vendor_refused' }],
    [{ errors: ['Something new.'] }, { failure: 'refused' }],
  ])('has an invalid link only where Cleeng says so: %j', async (body, meaning) => {
    const script = { status: 422, body: JSON.stringify(body) };
    await expect(cleeng.answered(script, () => updatePassword(newPassword))).rejects.toMatchObject(
      meaning,
    );
  });
});

describe('a gateway in front of Cleeng', () => {
  const busy = { status: 429, body: '{"message":"Too Many Requests"}' };

  it('sends a Retry-After in seconds', async () => {
    const script = { ...busy, headers: { 'retry-after': '7' } };
    await expect(cleeng.answered(script, () => fetchLocale(null))).rejects.toMatchObject({
      failure: 'busy',
      refusalCode: 'vendor_busy',
      retryAfterSeconds: 7,
    });
  });

  it.each<Record<string, string>>([{}, { 'retry-after': '0' }, { 'retry-after': 'soon' }])(
    'without a valid Retry-After means ten seconds: %j',
    async (headers) => {
      await expect(
        cleeng.answered({ ...busy, headers }, () => fetchLocale(null)),
      ).rejects.toMatchObject({
        failure: 'busy',
        retryAfterSeconds: 10,
      });
    },
  );

  it('is not followed to another address', async () => {
    const script = { status: 302, headers: { location: '/cleeng/elsewhere' }, body: '' };
    await expect(
      cleeng.answered(script, () => fetchCustomer({ customerId: '1', jwt: 'x' })),
    ).rejects.toMatchObject({
      failure: 'network',
    });
    expect(cleeng.asked.map(({ url }) => url)).not.toContain('/cleeng/elsewhere');
  });

  it('refuses a token for good by a 401 without a code', async () => {
    const script = { status: 401, body: '{"message":"Unauthorized"}' };
    await expect(
      cleeng.answered(script, () => fetchCustomer({ customerId: '1', jwt: 'x' })),
    ).rejects.toMatchObject({
      name: 'CleengTokenRefused',
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['createAuth', () => createAuth('ann@example.com', 'x', null)],
    ['refreshAuth', () => refreshAuth('x', '1')],
  ])('refuses no token for good in a call without one: %s', async (operation, request) => {
    const script = { status: 401, body: '{"message":"Unauthorized"}' };
    await expect(cleeng.answered(script, request)).rejects.toMatchObject({
      name: 'VendorError',
      operation,
      failure: 'refused',
    });
  });

  it('gets an Authorization header only in calls for a customer', async () => {
    await cleeng.answered(data({ country: 'NL', currency: 'EUR', locale: 'nl_NL' }), () =>
      fetchLocale('192.0.2.1'),
    );
    expect(cleeng.asked[0]?.url).toBe('/cleeng/locales?customerIP=192.0.2.1');
    expect(cleeng.asked[0]?.headers.authorization).toBeUndefined();
    await cleeng.answered(data({ id: 1, email: 'ann@example.com' }), () =>
      fetchCustomer({ customerId: '1', jwt: 'a.b.c' }),
    );
    expect(cleeng.asked[0]?.headers.authorization).toBe('Bearer a.b.c');
  });
});
