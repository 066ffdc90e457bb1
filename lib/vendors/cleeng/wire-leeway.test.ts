// What the sandbox never says either: successes that are odd, and good all the same.
import { describe, expect, it } from 'vitest';
import { fetchCaptureStatus } from './capture';
import { fetchCustomer } from './customers';
import { fetchEntitlement } from './entitlements';
import { fetchLocale } from './locales';
import { fetchOffer } from './offers';
import { fetchCustomerOffers } from './subscriptions';
import { data, scriptedCleeng } from './test-script';

const cleeng = scriptedCleeng();

const pass = {
  offerId: 'P1',
  offerTitle: 'Pass',
  customerPriceInclTax: 3.5,
  customerCurrency: 'EUR',
};
const purchase = { offerId: 'S1', offerTitle: 'Monthly', status: 'active' };
const capture = (setting: object) =>
  data({ isCaptureEnabled: true, shouldCaptureBeDisplayed: true, settings: [setting] });

describe('an answer of a shape that we know', () => {
  it('may have more in it than we ask for', async () => {
    const script = data({
      country: 'NL',
      currency: 'EUR',
      locale: 'nl_NL',
      ipAddress: '192.0.2.1',
    });
    expect(await cleeng.answered(script, () => fetchLocale(null))).toEqual({
      country: 'NL',
      currency: 'EUR',
      locale: 'nl_NL',
    });
  });

  it('may hold questions of a kind that we never heard of, and waits for no answer to them', async () => {
    const script = capture({ key: 'favouriteColour', enabled: true, required: true, answer: {} });
    expect(
      await cleeng.answered(script, () => fetchCaptureStatus({ customerId: '1', jwt: 'x' })),
    ).toEqual({
      isDue: false,
      questions: [],
    });
  });

  it.each([
    ['of required ones', { enabled: true, required: true, answer: null }, true],
    [
      'of required ones that are answered',
      { enabled: true, required: true, answer: '1990-01-31' },
      false,
    ],
    ['of optional ones alone', { enabled: true, required: false, answer: null }, false],
    ['of disabled ones alone', { enabled: false, required: true, answer: null }, false],
  ])('may want questions answered: %s', async (_, setting, isDue) => {
    const script = capture({ ...setting, key: 'birthDate' });
    expect(
      await cleeng.answered(script, () => fetchCaptureStatus({ customerId: '1', jwt: 'x' })),
    ).toMatchObject({
      isDue,
    });
  });

  it.each([
    { id: '7', email: 'ann@example.com', firstName: null },
    { id: 7, email: 'ann@example.com', firstName: '', lastName: null },
  ])('may name a customer loosely: %j', async (wire) => {
    expect(
      await cleeng.answered(data(wire), () => fetchCustomer({ customerId: '7', jwt: 'x' })),
    ).toEqual({
      customerId: '7',
      email: 'ann@example.com',
      firstName: '',
      lastName: '',
      locale: null,
    });
  });

  it('may write a locale as browsers do', async () => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl-NL' });
    expect(await cleeng.answered(script, () => fetchLocale(null))).toMatchObject({
      locale: 'nl_NL',
    });
  });

  it('may hold control characters, which no database takes', async () => {
    const wire = {
      id: 7,
      email: 'ann\0@example.com',
      firstName: 'A\u0000nn\n',
      lastName: '\u001bBell\u009f',
    };
    expect(
      await cleeng.answered(data(wire), () => fetchCustomer({ customerId: '7', jwt: 'x' })),
    ).toMatchObject({
      email: 'ann@example.com',
      firstName: 'Ann',
      lastName: 'Bell',
    });
  });

  it.each([
    [{ accessGranted: true, expiresAt: 1_500_000_000 }, new Date('2017-07-14T02:40:00Z')],
    [{ accessGranted: true, expiresAt: null }, null],
    [{ accessGranted: true }, null],
  ])('may grant what is past its end, or has none: %j', async (wire, expiresAt) => {
    expect(
      await cleeng.answered(data(wire), () =>
        fetchEntitlement({ customerId: '1', jwt: 'x' }, 'S1'),
      ),
    ).toEqual({
      isGranted: true,
      expiresAt,
    });
  });

  it.each(['active', 'cancelled', 'expired', 'terminated'])(
    'may hold a purchase that is %s',
    async (status) => {
      const script = data({ items: [{ ...purchase, status, expiresAt: null }] });
      expect(
        await cleeng.answered(script, () => fetchCustomerOffers({ customerId: '1', jwt: 'x' })),
      ).toEqual([{ offerId: 'S1', title: 'Monthly', status, expiresAt: null }]);
    },
  );

  it.each([
    pass,
    { ...pass, offerDescription: null, freeDays: null, period: null },
    { ...pass, period: 'day' },
    { ...pass, period: 'fortnight' },
  ])('may say little of a pass, and never makes it renew itself: %j', async (wire) => {
    expect(await cleeng.answered(data(wire), () => fetchOffer('P1', null))).toEqual({
      id: 'P1',
      title: 'Pass',
      description: '',
      price: 3.5,
      currency: 'EUR',
      period: null,
      freeDays: 0,
      isOnSale: true,
    });
  });
});
