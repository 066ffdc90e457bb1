import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { createAuth, refreshAuth } from './auths';
import {
  createCustomer,
  fetchCustomer,
  updateCustomer,
  updateCustomerEmail,
  updateCustomerLocale,
} from './customers';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

const newcomer = {
  email: 'newcomer@example.com',
  password: 'newcomer-1',
  country: 'NL',
  currency: 'EUR',
  locale: 'nl_NL',
  customerIp: null,
};
const at = (field: string, code: string) => ({ field, code });

describe('registering', () => {
  it('creates a customer and verifies the JWT', async () => {
    const { customerId, tokens } = await createCustomer({ ...newcomer, customerIp: '192.0.2.1' });
    expect(tokens.expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(await fetchCustomer({ customerId, jwt: tokens.jwt })).toEqual({
      customerId,
      email: newcomer.email,
      firstName: '',
      lastName: '',
      locale: 'nl_NL',
    });
  });

  it('for an offer names it instead of the publisher, if Cleeng has it', async () => {
    await createCustomer({ ...newcomer, offerId: 'S916977979_NL' });
    await createCustomer({ ...newcomer, email: 'second@example.com', offerId: 'S000000000_XX' });
    await createCustomer({ ...newcomer, email: 'third@example.com' });
    expect(await sandbox.calls()).toEqual([
      'POST /customers 200 for S916977979_NL',
      'POST /customers 422 for S000000000_XX',
      'POST /customers 200',
      'POST /customers 200',
    ]);
  });

  it.each<[string, object, string, object[]]>([
    ['a taken address', { email: 'ANNA@example.com' }, 'email_taken', [at('email', 'email_taken')]],
    [
      'an undeliverable address',
      { email: 'ann@undeliverable.example' },
      'email_invalid',
      [at('email', 'email_invalid')],
    ],
    ['an invalid country', { country: 'UK' }, 'vendor_refused', []],
  ])('is refused for %s', async (_, changes, code, faults) => {
    await expect(createCustomer({ ...newcomer, ...changes })).rejects.toMatchObject({
      name: 'Refusal',
      code,
      faults,
    });
  });

  it('is refused where Cleeng requires a captcha', async () => {
    await sandbox.control('settings', { captcha: true });
    await expect(createCustomer(newcomer)).rejects.toMatchObject({ code: 'captcha_required' });
  });

  it('is busy, without a captcha, after a 429', async () => {
    await sandbox.control('fail', {
      vendor: 'cleeng',
      path: '/customers',
      method: 'POST',
      fault: 429,
    });
    await expect(createCustomer(newcomer)).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'busy',
    });
  });

  it('fails where the publisher lacks the plan', async () => {
    await sandbox.control('settings', { enterpriseAccountRequired: true });
    await expect(createCustomer(newcomer)).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });
});

describe('a name', () => {
  it.each([
    ['changed', { firstName: 'Änne', lastName: "O'Brien, Jr." }],
    ['set to the longest names', { firstName: 'x'.repeat(50), lastName: 'y'.repeat(50) }],
    ['cleared', { firstName: '', lastName: '' }],
  ])('is %s, without other changes', async (_, name) => {
    const { customerId, jwt, email } = await signIn('anna');
    expect(await updateCustomer({ customerId, jwt }, name)).toEqual({
      customerId,
      email,
      locale: 'nl_NL',
      ...name,
    });
    expect(await fetchCustomer({ customerId, jwt })).toEqual({
      customerId,
      email,
      locale: 'nl_NL',
      ...name,
    });
  });

  it.each([
    ['first', { firstName: 'x'.repeat(51), lastName: 'Bell' }, ['firstName']],
    ['last', { firstName: 'Ann', lastName: 'x'.repeat(51) }, ['lastName']],
    ['both', { firstName: 'x'.repeat(51), lastName: 'x'.repeat(51) }, ['firstName', 'lastName']],
  ])('that is too long is refused with a fault at its field: %s', async (_, name, fields) => {
    const { customerId, jwt } = await signIn('anna');
    await expect(updateCustomer({ customerId, jwt }, name)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'too_long',
      faults: fields.map((field) => at(field, 'too_long')),
    });
    expect(await fetchCustomer({ customerId, jwt })).toMatchObject({
      firstName: 'Anna',
      lastName: 'de Vries',
    });
  });
});

describe('a locale', () => {
  it('is changed, without other changes', async () => {
    const { customerId, jwt, email } = await signIn('anna');
    const changed = { customerId, email, firstName: 'Anna', lastName: 'de Vries', locale: 'pl_PL' };
    expect(await updateCustomerLocale({ customerId, jwt }, 'pl_PL')).toEqual(changed);
    expect(await fetchCustomer({ customerId, jwt })).toEqual(changed);
  });

  it('may be written with a dash', async () => {
    const { customerId, jwt } = await signIn('anna');
    expect(await updateCustomerLocale({ customerId, jwt }, 'pl-PL')).toMatchObject({
      locale: 'pl_PL',
    });
  });

  it('is null without a country, and where Cleeng does not return it', async () => {
    const { customerId, jwt } = await signIn('anna');
    expect(await updateCustomerLocale({ customerId, jwt }, 'pl')).toMatchObject({ locale: null });
    await sandbox.control('settings', { customerCarriesLocale: false });
    expect(await updateCustomerLocale({ customerId, jwt }, 'pl_PL')).toMatchObject({
      locale: null,
    });
  });
});

describe('an e-mail address', () => {
  it('is changed: login works with the new one only', async () => {
    const anna = await signIn('anna');
    const email = 'anna.new@example.com';
    const change = { email, password: anna.password };
    const changed = {
      customerId: anna.customerId,
      email,
      firstName: 'Anna',
      lastName: 'de Vries',
      locale: 'nl_NL',
    };
    expect(await updateCustomerEmail(anna, change)).toEqual(changed);
    expect(await createAuth(email, anna.password, null)).toMatchObject({
      customerId: anna.customerId,
    });
    await expect(createAuth(anna.email, anna.password, null)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
  });

  it('can be changed without ending sessions', async () => {
    const { customerId, jwt, password, refreshToken } = await signIn('anna');
    await updateCustomerEmail({ customerId, jwt }, { email: 'anna.new@example.com', password });
    await refreshAuth(refreshToken, customerId);
  });

  it.each<[string, object, object]>([
    ['without the password', { password: '' }, at('password', 'wrong_password')],
    ['with a wrong password', { password: 'wrong' }, at('password', 'wrong_password')],
    [
      'with a wrong password where it is unchanged',
      { email: 'anna@example.com', password: 'wrong' },
      at('password', 'wrong_password'),
    ],
    ['to a taken one', { email: 'BEN@example.com' }, at('email', 'email_taken')],
    ['to an invalid one', { email: 'anna at home' }, at('email', 'email_invalid')],
  ])('is not changed %s', async (_, wrong, fault) => {
    const { customerId, jwt, email, password } = await signIn('anna');
    const change = { email: 'anna.new@example.com', password, ...wrong };
    await expect(updateCustomerEmail({ customerId, jwt }, change)).rejects.toMatchObject({
      name: 'Refusal',
      faults: [fault],
    });
    expect(await fetchCustomer({ customerId, jwt })).toMatchObject({ email });
  });
});
