import { describe, expect, it } from 'vitest';
import { failure, openSandbox, success } from '../test-sandbox';

const sandbox = openSandbox();

const OFFER = 'S916977979_NL';
const anna = () => sandbox.login('anna@example.com', 'anna-sandbox-1');
const DAY = 24 * 60 * 60;

async function readEntitlement(jwt: string, offerId = OFFER) {
  const { body } = await sandbox.cleeng('GET', `/entitlements/${offerId}`, { jwt });
  return (body as { responseData: { accessGranted: boolean; expiresAt: number | null } })
    .responseData;
}

describe('offers', () => {
  it('are listed while they are sold, for our publisher only', async () => {
    const { body } = await sandbox.cleeng('GET', '/offers?pageLimit=100');
    const { items } = (body as { responseData: { items: { offerId: string }[] } }).responseData;
    expect(items.map(({ offerId }) => offerId)).toEqual([OFFER, 'S345569153_NL', 'P640527981_NL']);
  });

  it('are limited by pageLimit', async () => {
    const { body } = await sandbox.cleeng('GET', '/offers?pageLimit=1');
    expect(body).toMatchObject({ responseData: { items: [{ offerId: OFFER }] } });
    expect((body as { responseData: { items: [] } }).responseData.items).toHaveLength(1);
  });

  it.each([
    '/offers?pageLimit=0',
    '/offers?pageLimit=all',
    `/offers/${OFFER}?customerIP=localhost`,
  ])('are refused at %s', async (path) => {
    expect(await sandbox.cleeng('GET', path)).toEqual(
      failure(400, 'REQ0002', 'Invalid query parameter'),
    );
  });

  it('have a flat shape', async () => {
    const response = await sandbox.cleeng('GET', `/offers/${OFFER}?customerIP=192.0.2.1`);
    expect(response.body).toMatchObject({
      errors: [],
      responseData: {
        offerId: OFFER,
        offerTitle: 'Monthly subscription',
        customerPriceInclTax: 6.99,
        customerPriceExclTax: 5.78,
        customerCurrency: 'EUR',
        customerCurrencySymbol: '€',
        period: 'month',
        freeDays: 7,
        active: true,
        trialAvailable: true,
      },
    });
  });

  it.each(['/offers/S1_XX', '/entitlements/S1_XX'])('are not found at %s', async (path) => {
    const { jwt } = await anna();
    expect(await sandbox.cleeng('GET', path, { jwt })).toEqual(
      failure(422, 'REQ0100', 'Offer or publisher not found'),
    );
  });
});

describe('what an offer costs', () => {
  it.each([
    ['192.0.2.1', 6.99, 'EUR', '€', 'NL'],
    ['203.0.113.1', 5.94, 'GBP', '£', 'GB'],
    ['198.18.1.1', 30.06, 'PLN', 'zł', 'PL'],
  ])('depends on the address %s', async (address, price, currency, symbol, country) => {
    const { body } = await sandbox.cleeng('GET', `/offers/${OFFER}?customerIP=${address}`);
    expect(body).toMatchObject({
      responseData: {
        customerPriceInclTax: price,
        customerCurrency: currency,
        customerCurrencySymbol: symbol,
        customerCountry: country,
        offerPrice: 6.99,
        offerCurrency: 'EUR',
      },
    });
  });

  it('is its own price for a currency without a rate', async () => {
    const nowhere = { country: 'JP', currency: 'JPY', locale: 'ja_JP' };
    await sandbox.control('settings', { defaultLocale: nowhere });
    const { body } = await sandbox.cleeng('GET', `/offers/${OFFER}`);
    expect(body).toMatchObject({
      responseData: { customerPriceInclTax: 6.99, customerCurrency: 'EUR' },
    });
  });
});

describe('an offer to one customer', () => {
  const requestOffer = (email: string, jwt?: string) =>
    sandbox.cleeng(
      'GET',
      `/offers/${OFFER}/customers/${encodeURIComponent(email)}?customerIP=192.0.2.1`,
      {
        jwt,
      },
    );

  it("is priced in the customer's currency, and has a trial", async () => {
    const { email, jwt } = await sandbox.register({
      country: 'PL',
      currency: 'PLN',
      locale: 'pl_PL',
    });
    expect((await requestOffer(email, jwt)).body).toMatchObject({
      responseData: { customerPriceInclTax: 30.06, customerCurrency: 'PLN', trialAvailable: true },
    });
  });

  it('has no trial for Dirk, who has used it', async () => {
    const { jwt } = await sandbox.login('dirk@example.com', 'dirk-sandbox-1');
    expect((await requestOffer('dirk@example.com', jwt)).body).toMatchObject({
      responseData: { trialAvailable: false },
    });
  });

  it('is refused to Anna, who has it, to another customer, and without a JWT', async () => {
    const { jwt } = await anna();
    expect(await requestOffer('anna@example.com', jwt)).toEqual(
      failure(422, 'SANDBOX0006', 'Customer already has access to this offer'),
    );
    expect(await requestOffer('dirk@example.com', jwt)).toMatchObject({ status: 403 });
    expect(await requestOffer('anna@example.com')).toMatchObject({ status: 401 });
  });
});

describe('entitlements', () => {
  it('are granted to Anna until her subscription ends', async () => {
    const { jwt } = await anna();
    const entitlement = await readEntitlement(jwt);
    expect(entitlement.accessGranted).toBe(true);
    expect(entitlement.expiresAt).toBeGreaterThan(Date.now() / 1000 + 19 * DAY);
    expect((await readEntitlement(jwt, 'P640527981_NL')).accessGranted).toBe(false);
  });

  it('are aged by `advance`', async () => {
    await sandbox.control('advance', { seconds: 21 * DAY });
    const { jwt, customerId } = await anna();
    const entitlement = await readEntitlement(jwt);
    expect(entitlement.accessGranted).toBe(false);
    expect(entitlement.expiresAt).toBeLessThan(Date.now() / 1000);
    const { body } = await sandbox.cleeng('GET', `/customers/${customerId}/subscriptions`, { jwt });
    expect(body).toMatchObject({ responseData: { items: [{ status: 'expired' }] } });
  });

  it('are refused to Dirk, whose subscription is over, and to a customer without one', async () => {
    const dirk = await readEntitlement(
      (await sandbox.login('dirk@example.com', 'dirk-sandbox-1')).jwt,
    );
    expect(dirk).toEqual({ accessGranted: false, expiresAt: expect.any(Number) });
    const { jwt } = await sandbox.register();
    expect(await readEntitlement(jwt)).toEqual({ accessGranted: false, expiresAt: null });
  });

  it('can be given with a control', async () => {
    const { jwt, email } = await sandbox.register();
    await sandbox.control('subscriptions', { email, offerId: 'P640527981_NL', days: 3 });
    expect((await readEntitlement(jwt, 'P640527981_NL')).accessGranted).toBe(true);
    const refused = await sandbox.control('subscriptions', { email, offerId: 'S1_XX' });
    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining(OFFER) } });
  });

  it('need a JWT', async () => {
    expect(await sandbox.cleeng('GET', `/entitlements/${OFFER}`)).toEqual(
      failure(401, 'AUTH0001', 'Missing required JWT'),
    );
  });
});

describe('what a customer bought', () => {
  it('lists subscriptions, and together with passes as offers', async () => {
    const { jwt, customerId, email } = await sandbox.register();
    await sandbox.control('subscriptions', { email, offerId: OFFER });
    await sandbox.control('subscriptions', { email, offerId: 'P640527981_NL' });
    expect(await sandbox.cleeng('GET', `/customers/${customerId}/subscriptions`, { jwt })).toEqual(
      success({
        items: [
          {
            subscriptionId: expect.any(Number),
            offerId: OFFER,
            status: 'active',
            expiresAt: expect.any(Number),
            nextPaymentPrice: 6.99,
            nextPaymentCurrency: 'EUR',
            paymentGateway: 'adyen',
            paymentMethod: 'card',
            offerTitle: 'Monthly subscription',
            pendingSwitchId: null,
            period: 'month',
            totalPrice: 6.99,
          },
        ],
      }),
    );
    const { body } = await sandbox.cleeng('GET', `/customers/${customerId}/offers`, { jwt });
    expect(body).toMatchObject({
      responseData: {
        items: [
          { offerType: 'S', inTrial: false },
          { offerType: 'P', offerTitle: 'Weekend pass' },
        ],
      },
    });
  });
});
