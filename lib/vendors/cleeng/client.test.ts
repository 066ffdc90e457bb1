import { beforeAll, describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { createAuth } from './auths';
import { updateCapture } from './capture';
import { fetchPublisherConsents, updateCustomerConsents } from './consents';
import { createCustomer, fetchCustomer } from './customers';
import { fetchLocale } from './locales';

const sandbox = ownSandbox();
const fail = (fault: string | number, aim: object = {}) =>
  sandbox.control('fail', { vendor: 'cleeng', fault, ...aim });

const login = () => createAuth('anna@example.com', 'anna-sandbox-1', null);
const register = () =>
  createCustomer({
    email: 'newcomer@example.com',
    password: 'newcomer-1',
    country: 'NL',
    currency: 'EUR',
    locale: 'nl_NL',
    customerIp: null,
  });
const failureOf = async (result: Promise<unknown>) => {
  const error = await result.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'VendorError', vendor: 'cleeng' });
  return (error as { failure: string }).failure;
};

beforeAll(login); // Keys are fetched before the first sign-in, and would fail in its place.

describe('a failed call', () => {
  it.each<[string, string | number, string]>([
    ['responds with 500', 500, 'failing'],
    ['responds with 503', 503, 'failing'],
    ['closes the connection', 'reset', 'network'],
    ['sends half a response', 'malformed', 'malformed'],
    ['responds with 429', 429, 'busy'],
    ['responds with 418', 418, 'refused'],
  ])('names the kind of failure where Cleeng %s', async (_, fault, failure) => {
    await fail(fault, { times: 2 });
    expect(await failureOf(login())).toBe(failure);
    await fail(fault, { times: 0 });
    await fail(fault, { times: 2 });
    expect(await failureOf(fetchLocale(null))).toBe(failure);
  });

  it('ends after five seconds, without a retry', async () => {
    await fail('timeout', { times: 2 });
    const startedAt = performance.now();
    expect(await failureOf(fetchPublisherConsents())).toBe('timeout');
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    expect(await sandbox.calls()).toHaveLength(1);
  });
});

describe('a read', () => {
  it.each([
    ['reset', 0],
    [500, 500],
    [503, 503],
  ])('is repeated after %s', async (fault, status) => {
    await fail(fault);
    expect(await fetchLocale(null)).toMatchObject({ country: 'US' });
    expect(await sandbox.calls()).toEqual([`GET /locales ${status}`, 'GET /locales 200']);
  });

  it.each(['reset', 500])('is sent twice at most: %s', async (fault) => {
    await fail(fault, { times: 3 });
    await failureOf(fetchLocale(null));
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it.each([429, 404, 'malformed'])('is not repeated after %s', async (fault) => {
    await fail(fault);
    await failureOf(fetchLocale(null));
    expect(await sandbox.calls()).toHaveLength(1);
  });
});

describe('a write', () => {
  it.each(['reset', 500])('is never repeated: %s', async (fault) => {
    const { customerId, tokens } = await login();
    const answer = { name: 'terms', version: '10', state: 'accepted' as const };
    const writes: [string, () => Promise<unknown>][] = [
      ['POST /auths', login],
      ['POST /customers', register],
      [
        `PUT /customers/${customerId}/consents`,
        () => updateCustomerConsents({ customerId, jwt: tokens.jwt }, [answer]),
      ],
      [
        `PUT /customers/${customerId}/capture`,
        () => updateCapture({ customerId, jwt: tokens.jwt }, [], {}),
      ],
    ];
    for (const [call, write] of writes) {
      const before = (await sandbox.calls()).length;
      await fail(fault);
      await failureOf(write());
      expect((await sandbox.calls()).slice(before)).toEqual([
        `${call} ${fault === 'reset' ? 0 : fault}`,
      ]);
    }
  });

  it('is never repeated where only the response was lost', async () => {
    await fail('reset', { when: 'after', method: 'POST', path: '/customers' });
    await failureOf(register());
    expect(await sandbox.calls()).toEqual(['POST /customers 0']);
    await expect(register()).rejects.toMatchObject({ code: 'email_taken' });
  });
});

describe('the error', () => {
  it('has no token, password or e-mail address in it', async () => {
    const { customerId, tokens } = await login();
    await fail(500, { times: 2 });
    const error = await fetchCustomer({ customerId, jwt: tokens.jwt }).catch(String);
    expect(error).toBe('VendorError: cleeng fetchCustomer: failing: status 500 S0001');
  });
});
