import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { AsCustomer } from '@/lib/model';
import { deleteRefreshTokens } from './auths';
import { fetchCaptureStatus, updateCapture } from './capture';
import { fetchCustomerConsents, updateCustomerConsents } from './consents';
import { fetchCustomer, updateCustomer, updateCustomerEmail } from './customers';
import { fetchEntitlement } from './entitlements';
import { CleengTokenRefused } from './refusals';
import { fetchCustomerOffers, fetchSubscriptions } from './subscriptions';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

type Call = (customer: AsCustomer) => Promise<unknown>;

const aboutOneCustomer: [string, Call][] = [
  ['fetchCustomer', fetchCustomer],
  ['updateCustomer', (customer) => updateCustomer(customer, { firstName: 'Eve', lastName: '' })],
  [
    'updateCustomerEmail',
    (customer) =>
      updateCustomerEmail(customer, { email: 'eve@example.com', password: 'ben-sandbox-1' }),
  ],
  ['fetchCustomerConsents', fetchCustomerConsents],
  [
    'updateCustomerConsents',
    (customer) =>
      updateCustomerConsents(customer, [{ name: 'terms', version: '10', state: 'declined' }]),
  ],
  ['fetchCaptureStatus', fetchCaptureStatus],
  ['updateCapture', (customer) => updateCapture(customer, [], { firstName: 'Eve' })],
  ['fetchSubscriptions', fetchSubscriptions],
  ['fetchCustomerOffers', fetchCustomerOffers],
];
const withJwt: [string, Call][] = [
  ...aboutOneCustomer,
  ['fetchEntitlement', (customer) => fetchEntitlement(customer, 'S916977979_NL')],
  ['deleteRefreshTokens', deleteRefreshTokens],
];

describe("another customer's JWT", () => {
  it.each(aboutOneCustomer)('is refused, but not for good: %s', async (_, call) => {
    const [anna, ben] = [await signIn('anna'), await signIn('ben')];
    await expect(call({ customerId: ben.customerId, jwt: anna.jwt })).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
    expect(await fetchCustomer(ben)).toMatchObject({
      email: ben.email,
      firstName: '',
    });
  });

  it('is refused for good where Cleeng responds with 401', async () => {
    await sandbox.control('settings', { otherCustomerStatus: 401 });
    const { jwt } = await signIn('anna');
    await expect(fetchCustomer({ customerId: '100000002', jwt })).rejects.toThrow(
      CleengTokenRefused,
    );
  });
});

describe('a JWT', () => {
  it.each(withJwt)('that is malformed is refused for good: %s', async (_, call) => {
    await expect(call({ customerId: '100000001', jwt: 'x' })).rejects.toThrow(CleengTokenRefused);
  });

  it.each<[string, () => Promise<string>]>([
    ['is altered', async () => `${(await signIn('anna')).jwt.slice(0, -4)}AAAA`],
    ['is empty', async () => ''],
    [
      'expired',
      async () => {
        const { jwt } = await signIn('anna');
        await sandbox.control('advance', { seconds: 901 });
        return jwt;
      },
    ],
  ])('is refused for good where it %s', async (_, make) => {
    await expect(fetchCustomer({ customerId: '100000001', jwt: await make() })).rejects.toThrow(
      CleengTokenRefused,
    );
  });
});
