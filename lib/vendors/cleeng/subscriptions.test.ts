import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { fetchEntitlement } from './entitlements';
import { fetchCustomerOffers, fetchSubscriptions } from './subscriptions';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

const monthly = 'S916977979_NL';
const weekend = 'P640527981_NL';
const give = (name: string, offerId: string, days: number) =>
  sandbox.control('subscriptions', { email: `${name}@example.com`, offerId, days });
const daysFromNow = (date: Date | null | undefined) =>
  Math.round(((date?.getTime() ?? Number.NaN) - Date.now()) / 86_400_000);

describe('an entitlement', () => {
  it('is granted until the subscription ends', async () => {
    const { jwt } = await signIn('anna');
    const { isGranted, expiresAt } = await fetchEntitlement({ customerId: '1', jwt }, monthly);
    expect(isGranted).toBe(true);
    expect(daysFromNow(expiresAt)).toBe(20);
  });

  it('is not granted without a purchase', async () => {
    const { jwt } = await signIn('ben');
    expect(await fetchEntitlement({ customerId: '1', jwt }, monthly)).toEqual({
      isGranted: false,
      expiresAt: null,
    });
  });

  it('is not granted after its expiry, and has the date', async () => {
    const { jwt } = await signIn('dirk');
    const { isGranted, expiresAt } = await fetchEntitlement({ customerId: '1', jwt }, monthly);
    expect(isGranted).toBe(false);
    expect(daysFromNow(expiresAt)).toBe(-40);
  });

  it('expires', async () => {
    await sandbox.control('advance', { seconds: 21 * 86_400 });
    const { jwt } = await signIn('anna');
    const { isGranted, expiresAt } = await fetchEntitlement({ customerId: '1', jwt }, monthly);
    expect(isGranted).toBe(false);
    expect(daysFromNow(expiresAt)).toBe(-1);
  });

  it.each(['S000000000_XX', '..'])(
    'to an offer that does not exist is refused: %s',
    async (offerId) => {
      const { jwt } = await signIn('anna');
      await expect(fetchEntitlement({ customerId: '1', jwt }, offerId)).rejects.toMatchObject({
        name: 'Refusal',
        code: 'offer_unknown',
      });
    },
  );
});

describe('purchases', () => {
  it('are empty at first', async () => {
    const { customerId, jwt } = await signIn('ben');
    expect(await fetchSubscriptions({ customerId, jwt })).toEqual([]);
    expect(await fetchCustomerOffers({ customerId, jwt })).toEqual([]);
  });

  it('are subscriptions, and with customer offers also passes', async () => {
    await give('ben', monthly, 30);
    await give('ben', weekend, 3);
    const { customerId, jwt } = await signIn('ben');
    const [subscription, ...others] = await fetchSubscriptions({ customerId, jwt });
    expect(subscription).toEqual({
      offerId: monthly,
      title: 'Monthly subscription',
      status: 'active',
      expiresAt: expect.any(Date),
    });
    expect(daysFromNow(subscription?.expiresAt)).toBe(30);
    expect(others).toEqual([]);
    expect(await fetchCustomerOffers({ customerId, jwt })).toEqual([
      subscription,
      { offerId: weekend, title: 'Weekend pass', status: 'active', expiresAt: expect.any(Date) },
    ]);
  });

  it('stay listed after they have expired', async () => {
    const { customerId, jwt } = await signIn('dirk');
    expect(await fetchSubscriptions({ customerId, jwt })).toMatchObject([
      { offerId: monthly, status: 'expired' },
    ]);
    expect(await fetchCustomerOffers({ customerId, jwt })).toMatchObject([{ status: 'expired' }]);
  });
});
