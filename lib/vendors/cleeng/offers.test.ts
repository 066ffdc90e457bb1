import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/test-sandbox';
import { fetchOffer, fetchOffers } from './offers';

const sandbox = ownSandbox();

const monthly = {
  id: 'S916977979_NL',
  title: 'Monthly subscription',
  description: 'Everything we show, month by month.',
  price: 6.99,
  currency: 'EUR',
  period: 'month',
  freeDays: 7,
};

describe('an offer', () => {
  it('says what it costs, how often, and what is free', async () => {
    expect(await fetchOffer(monthly.id, null)).toEqual(monthly);
  });

  it('is bought once where it is a pass', async () => {
    expect(await fetchOffer('P640527981_NL', null)).toMatchObject({ price: 3.5, period: null, freeDays: 0 });
  });

  it("is asked for the visitor's address", async () => {
    expect(await fetchOffer(monthly.id, '192.0.2.1')).toEqual(monthly);
    await expect(fetchOffer(monthly.id, 'nowhere')).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });

  it('that there is none of is refused', async () => {
    const unknown = { name: 'Refusal', code: 'offer_unknown', faults: [] };
    await expect(fetchOffer('S000000000_XX', null)).rejects.toMatchObject(unknown);
  });

  it.each(['', '.', '..', '../customers', 'S1?x=1', 'S1#', 'S1/x', 'ß'])(
    'that cannot be one is not asked for: %j',
    async (offerId) => {
      await expect(fetchOffer(offerId, null)).rejects.toMatchObject({ code: 'offer_unknown' });
      expect(await sandbox.calls()).toEqual([]);
    },
  );
});

describe('offers', () => {
  it('are those that are sold, each as it is alone', async () => {
    const offers = await fetchOffers();
    expect(offers.map(({ id }) => id)).toEqual([monthly.id, 'S345569153_NL', 'P640527981_NL']);
    for (const offer of offers) expect(await fetchOffer(offer.id, null)).toEqual(offer);
  });
});
