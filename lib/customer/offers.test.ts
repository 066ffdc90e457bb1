import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { cachedOffers, readOffer, readOtherOffers, readStanding } from './offers';

const sandbox = ownSandbox();
ownDatabase();

const [monthly, yearly, pass, retired] = [
  'S916977979_NL',
  'S345569153_NL',
  'P640527981_NL',
  'S000000404_NL',
];
const gone = 'S000000000_XX';
const elsewhere = 'S111111111_NL';
setEnvironment({ CLEENG_OFFERS: [monthly, yearly, pass, retired, gone].join(', ') });

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const unknown = { name: 'Refusal', code: 'offer_unknown' };
const silent = (path: string) =>
  sandbox.control('fail', { vendor: 'cleeng', path, fault: 503, times: 9 });

const warnings = () => vi.mocked(console.warn).mock.calls.join();

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReset().mockReturnValue();
  cachedOffers.clear();
});

describe('an offer', () => {
  it('is priced for the country of the visitor', async () => {
    expect(await readOffer(monthly, visitor)).toMatchObject({
      price: 6.99,
      currency: 'EUR',
      freeDays: 7,
    });
    const poland = { ...visitor, address: '198.18.1.7' };
    expect(await readOffer(monthly, poland)).toMatchObject({ price: 30.06, currency: 'PLN' });
  });

  it('is unknown where Cleeng does not know it', async () => {
    await expect(readOffer(gone, visitor)).rejects.toMatchObject(unknown);
  });

  it('that we do not sell is unknown, without a request', async () => {
    await expect(readOffer(elsewhere, visitor)).rejects.toMatchObject(unknown);
    expect(await sandbox.calls()).toEqual([]);
  });
});

describe('the other offers', () => {
  const guest = { state: 'guest' } as const;

  it('are those on sale', async () => {
    const others = await readOtherOffers(monthly, guest, visitor);
    expect(others.map(({ id, currency }) => [id, currency])).toEqual([
      [yearly, 'EUR'],
      [pass, 'EUR'],
    ]);
  });

  it('have the price for the customer, without those the customer has', async () => {
    const ben = await signedIn('ben');
    await sandbox.control('subscriptions', { email: ben.email, offerId: yearly });
    const others = await readOtherOffers(monthly, ben, visitor);
    expect(others.map(({ id, currency }) => [id, currency])).toEqual([[pass, 'USD']]);
  });

  it('are requested once per country for ten seconds', async () => {
    const asked = async () =>
      (await sandbox.calls()).filter((call) => call.includes(`/offers/`)).length;
    await readOtherOffers(pass, guest, visitor);
    expect(await asked()).toBe(4);
    await Promise.all([
      readOtherOffers(pass, guest, { ...visitor, address: '192.0.2.8' }),
      readOtherOffers(pass, guest, visitor),
    ]);
    expect(await asked()).toBe(4);
    await readOtherOffers(pass, guest, { ...visitor, address: '198.18.1.7' });
    expect(await asked()).toBe(8);
  });

  it('are those of the address itself where its country is not known', async () => {
    await silent('/locales');
    const poland = { ...visitor, address: '198.18.1.7' };
    expect(await readOffer(monthly, visitor)).toMatchObject({ currency: 'EUR' });
    expect(await readOffer(monthly, poland)).toMatchObject({ currency: 'PLN' });
  });

  it('are returned when the token is refused, without a warning', async () => {
    const anna = await signedIn('anna');
    await sandbox.control('advance', { seconds: 901 });
    const others = await readOtherOffers(pass, anna, visitor);
    expect(others.map(({ id }) => id)).toEqual([yearly]);
    expect(warnings()).toBe('');
  });

  it('are those that Cleeng returns', async () => {
    await silent(`/offers/${yearly}`);
    const others = await readOtherOffers(monthly, guest, visitor);
    expect(others.map(({ id }) => id)).toEqual([pass]);
  });
});

describe('what an offer is to a customer', () => {
  it('is requested from Cleeng each time', async () => {
    const offer = await readOffer(pass, visitor);
    const ben = await signedIn('ben');
    const give = (days: number) =>
      sandbox.control('subscriptions', { email: ben.email, offerId: pass, days });
    expect(await readStanding(ben, offer, visitor)).toMatchObject({ isGranted: false });
    await give(2);
    expect(await readStanding(ben, offer, visitor)).toEqual({
      isGranted: true,
      until: expect.any(Date),
    });
    await sandbox.control('advance', { seconds: 3 * 86_400 });
    expect(await readStanding(ben, offer, visitor)).toMatchObject({ isGranted: false });
  });

  it('is priced as they registered, and has no free days that they have had', async () => {
    const offer = await readOffer(monthly, visitor);
    expect(await readStanding(await signedIn('ben'), offer, visitor)).toEqual({
      isGranted: false,
      offer: { ...offer, price: 7.69, currency: 'USD' },
    });
    expect(await readStanding(await signedIn('dirk'), offer, visitor)).toEqual({
      isGranted: false,
      offer: { ...offer, freeDays: 0 },
    });
  });

  it('is priced by IP address while Cleeng has no price for the customer, without free days', async () => {
    const offer = await readOffer(monthly, visitor);
    await silent('/offers/:id/customers/:email');
    const standing = { isGranted: false, offer: { ...offer, freeDays: 0 } };
    expect(await readStanding(await signedIn('ben'), offer, visitor)).toEqual(standing);
    expect(warnings()).toContain('customer_price_unknown');
  });

  it('promises no free days where their address has changed elsewhere', async () => {
    const offer = await readOffer(monthly, visitor);
    const dirk = { ...(await signedIn('dirk')), email: 'dirk.before@example.com' };
    expect(await readStanding(dirk, offer, visitor)).toMatchObject({ offer: { freeDays: 0 } });
    expect(warnings()).toBe('');
  });

  it('is not on sale where Cleeng no longer knows it', async () => {
    const offer = { ...(await readOffer(monthly, visitor)), id: gone };
    expect(await readStanding(await signedIn('ben'), offer, visitor)).toEqual({
      isGranted: false,
      offer: { ...offer, isOnSale: false },
    });
  });

  it('is an error, not a refusal, while Cleeng is down', async () => {
    const offer = await readOffer(monthly, visitor);
    await silent('/entitlements/:id');
    await expect(readStanding(await signedIn('anna'), offer, visitor)).rejects.toMatchObject({
      name: 'VendorError',
    });
  });
});
