// What holds for every noun: whose data a JWT opens, and when it opens nothing. What each endpoint answers is tested
// beside its noun.
import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { deleteRefreshTokens } from './auths';
import { fetchCaptureStatus, updateCapture } from './capture';
import { fetchCustomerConsents, updateCustomerConsents } from './consents';
import { fetchCustomer, updateCustomer, updateCustomerEmail } from './customers';
import { fetchEntitlement } from './entitlements';
import { CleengTokenRefused } from './refusals';
import { fetchCustomerOffers, fetchSubscriptions } from './subscriptions';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

type Ask = (customerId: string, jwt: string) => Promise<unknown>;

const aboutOneCustomer: [string, Ask][] = [
  ['fetchCustomer', fetchCustomer],
  ['updateCustomer', (id, jwt) => updateCustomer(id, jwt, { firstName: 'Eve', lastName: '' })],
  [
    'updateCustomerEmail',
    (id, jwt) =>
      updateCustomerEmail(id, jwt, { email: 'eve@example.com', password: 'ben-sandbox-1' }),
  ],
  ['fetchCustomerConsents', fetchCustomerConsents],
  [
    'updateCustomerConsents',
    (id, jwt) =>
      updateCustomerConsents(id, jwt, [{ name: 'terms', version: '10', state: 'declined' }]),
  ],
  ['fetchCaptureStatus', fetchCaptureStatus],
  ['updateCapture', (id, jwt) => updateCapture(id, jwt, [], { firstName: 'Eve' })],
  ['fetchSubscriptions', fetchSubscriptions],
  ['fetchCustomerOffers', fetchCustomerOffers],
];
const withJwt: [string, Ask][] = [
  ...aboutOneCustomer,
  ['fetchEntitlement', (_, jwt) => fetchEntitlement('S916977979_NL', jwt)],
  ['deleteRefreshTokens', (_, jwt) => deleteRefreshTokens(jwt)],
];

describe("somebody else's JWT", () => {
  it.each(aboutOneCustomer)('opens nothing, and is not refused for good: %s', async (_, ask) => {
    const [anna, ben] = [await signIn('anna'), await signIn('ben')];
    await expect(ask(ben.customerId, anna.jwt)).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
    expect(await fetchCustomer(ben.customerId, ben.jwt)).toMatchObject({
      email: ben.email,
      firstName: '',
    });
  });

  it('is refused for good where Cleeng takes it for none', async () => {
    await sandbox.control('settings', { otherCustomerStatus: 401 });
    const { jwt } = await signIn('anna');
    await expect(fetchCustomer('100000002', jwt)).rejects.toThrow(CleengTokenRefused);
  });
});

describe('a JWT', () => {
  it.each(withJwt)('that is none is refused for good: %s', async (_, ask) => {
    await expect(ask('100000001', 'x')).rejects.toThrow(CleengTokenRefused);
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
    await expect(fetchCustomer('100000001', await make())).rejects.toThrow(CleengTokenRefused);
  });
});
