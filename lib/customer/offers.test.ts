import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CleengSession } from '@/lib/model';
import { openSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { setEnvironment } from '@/lib/test-environment';
import { ownSandbox } from '@/lib/test-sandbox';
import { readOffer, readOtherOffers, readStanding } from './offers';

const sandbox = ownSandbox();
ownDatabase();

const [monthly, yearly, pass, retired] = ['S916977979_NL', 'S345569153_NL', 'P640527981_NL', 'S000000404_NL'];
const gone = 'S000000000_XX';
const elsewhere = 'S111111111_NL';
setEnvironment({ CLEENG_OFFERS: [monthly, yearly, pass, retired, gone].join(', ') });

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const unknown = { name: 'Refusal', code: 'offer_unknown' };
const silent = (path: string) => sandbox.control('fail', { vendor: 'cleeng', path, fault: 503, times: 9 });

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());

async function signedIn(name: string): Promise<CleengSession> {
  const { session } = await openSession(name);
  return {
    ...session,
    state: 'signed-in',
    openedBy: 'password',
    email: `${name}@example.com`,
    name,
    locale: 'nl_NL',
    expiresAt: new Date(Date.now() + 60_000),
    consentsDue: false,
    captureDue: false,
    hasPendingConsents: false,
  };
}

describe('an offer', () => {
  it('is priced for the place that the visitor asks from', async () => {
    expect(await readOffer(monthly, visitor)).toMatchObject({ price: 6.99, currency: 'EUR', freeDays: 7 });
    const poland = { ...visitor, address: '198.18.1.7' };
    expect(await readOffer(monthly, poland)).toMatchObject({ price: 30.06, currency: 'PLN' });
  });

  it('is unknown where Cleeng does not know it', async () => {
    await expect(readOffer(gone, visitor)).rejects.toMatchObject(unknown);
  });

  it('that somebody else sells is unknown here, and not asked for', async () => {
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

  it('cost a customer what they would pay, and are none of their own', async () => {
    const ben = await signedIn('ben');
    await sandbox.control('subscriptions', { email: ben.email, offerId: yearly });
    const others = await readOtherOffers(monthly, ben, visitor);
    expect(others.map(({ id, currency }) => [id, currency])).toEqual([[pass, 'USD']]);
  });

  it('are those that Cleeng speaks of', async () => {
    await silent(`/offers/${yearly}`);
    const others = await readOtherOffers(monthly, guest, visitor);
    expect(others.map(({ id }) => id)).toEqual([pass]);
  });
});

describe('what an offer is to a customer', () => {
  it('is what Cleeng says each time it is asked', async () => {
    const offer = await readOffer(pass, visitor);
    const ben = await signedIn('ben');
    const give = (days: number) =>
      sandbox.control('subscriptions', { email: ben.email, offerId: pass, days });
    expect(await readStanding(ben, offer, visitor)).toMatchObject({ isGranted: false });
    await give(2);
    expect(await readStanding(ben, offer, visitor)).toEqual({ isGranted: true, until: expect.any(Date) });
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

  it('is priced by the address where Cleeng does not tell their price', async () => {
    const offer = await readOffer(monthly, visitor);
    await silent('/offers/:id/customers/:email');
    expect(await readStanding(await signedIn('ben'), offer, visitor)).toEqual({ isGranted: false, offer });
  });

  it('is not known while Cleeng is silent: that is no refusal', async () => {
    const offer = await readOffer(monthly, visitor);
    await silent('/entitlements/:id');
    await expect(readStanding(await signedIn('anna'), offer, visitor)).rejects.toMatchObject({
      name: 'VendorError',
    });
  });
});
