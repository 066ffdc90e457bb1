import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { fetchOffer, fetchOfferForCustomer } from './offers';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

const unknown = { name: 'Refusal', code: 'offer_unknown', faults: [] };
const dutch = '192.0.2.1';
const monthly = {
  id: 'S916977979_NL',
  title: 'Monthly subscription',
  description: 'Everything we show, month by month.',
  price: 6.99,
  currency: 'EUR',
  period: 'month',
  freeDays: 7,
  isOnSale: true,
};

describe('an offer', () => {
  it('has price, period and free days', async () => {
    expect(await fetchOffer(monthly.id, dutch)).toEqual(monthly);
  });

  it('has no period where it is a pass', async () => {
    expect(await fetchOffer('P640527981_NL', dutch)).toMatchObject({
      price: 3.5,
      period: null,
      freeDays: 0,
    });
  });

  it("has the price for the visitor's address", async () => {
    expect(await fetchOffer(monthly.id, '198.18.1.1')).toMatchObject({
      price: 30.06,
      currency: 'PLN',
    });
    await expect(fetchOffer(monthly.id, 'nowhere')).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });

  it('may be no longer on sale', async () => {
    expect(await fetchOffer('S000000404_NL', dutch)).toMatchObject({ isOnSale: false });
  });

  it('that does not exist is refused', async () => {
    await expect(fetchOffer('S000000000_XX', null)).rejects.toMatchObject(unknown);
  });

  it.each(['', '.', '..', '../customers', 'S1?x=1', 'S1#', 'S1/x', 'ß', 'S'.repeat(65)])(
    'with an invalid id is refused without a request: %j',
    async (offerId) => {
      await expect(fetchOffer(offerId, null)).rejects.toMatchObject({ code: 'offer_unknown' });
      expect(await sandbox.calls()).toEqual([]);
    },
  );
});

describe('an offer for one customer', () => {
  it('has the currency of the customer', async () => {
    const { jwt } = await signIn('ben');
    expect(
      await fetchOfferForCustomer(
        { customerId: '1', jwt },
        { offerId: monthly.id, email: 'ben@example.com', customerIp: '192.0.2.1' },
      ),
    ).toEqual({
      ...monthly,
      price: 7.69,
      currency: 'USD',
    });
  });

  it('has no free days for a customer who has used them', async () => {
    const { jwt } = await signIn('dirk');
    expect(
      await fetchOfferForCustomer(
        { customerId: '1', jwt },
        { offerId: monthly.id, email: 'dirk@example.com', customerIp: null },
      ),
    ).toEqual({
      ...monthly,
      freeDays: 0,
    });
  });

  it.each([
    ['has it already', 'anna@example.com'],
    ['has another e-mail address', 'annemarie@example.com'],
  ])('is unknown where the customer %s', async (_, email) => {
    const { jwt } = await signIn('anna');
    await expect(
      fetchOfferForCustomer(
        { customerId: '1', jwt },
        { offerId: monthly.id, email, customerIp: null },
      ),
    ).rejects.toMatchObject(unknown);
  });

  it('is refused where the token has expired', async () => {
    const { jwt } = await signIn('ben');
    await sandbox.control('advance', { seconds: 901 });
    await expect(
      fetchOfferForCustomer(
        { customerId: '1', jwt },
        { offerId: monthly.id, email: 'ben@example.com', customerIp: null },
      ),
    ).rejects.toMatchObject({
      name: 'CleengTokenRefused',
    });
  });
});
