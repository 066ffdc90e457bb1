// Unusual but valid responses that the sandbox never sends.
import { describe, expect, it } from 'vitest';
import { fetchCaptureStatus } from './capture';
import { fetchCustomerConsents, fetchPublisherConsents } from './consents';
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

describe('a valid response', () => {
  it('may have additional fields', async () => {
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

  it.each([
    ['1.10', '1.10'],
    ['2026-a', '2026-a'],
    [7, '7'],
  ])('may have any version of a consent, kept as text: %j', async (version, kept) => {
    const consent = { name: 'terms', label: 'Terms', required: true };
    const answer = { ...consent, version, newestVersion: version };
    expect(
      await cleeng.answered(data({ consents: [{ ...consent, version }] }), fetchPublisherConsents),
    ).toMatchObject([{ version: kept }]);
    expect(
      await cleeng.answered(
        data({ consents: [{ ...answer, state: 'accepted', needsUpdate: false }] }),
        () => fetchCustomerConsents({ customerId: '1', jwt: 'x' }),
      ),
    ).toMatchObject([{ version: kept, answeredVersion: kept }]);
  });

  it.each([
    ['https://example.com/terms?a=1&b=2', '<a href="https://example.com/terms?a=1&#38;b=2">'],
    ['"><script>', '<a href="&#34;&#62;&#60;script&#62;">'],
    [true, '<a href="true">'],
    [undefined, '<a href="">'],
  ])(
    'may have a consent without a label, whose name links to its text: %j',
    async (value, link) => {
      const consent = { name: 'terms', required: true, version: '1', value };
      for (const label of [undefined, null, '']) {
        const script = data({ consents: [{ ...consent, label }] });
        expect(await cleeng.answered(script, fetchPublisherConsents)).toMatchObject([
          { label: `${link}terms</a>` },
        ]);
      }
    },
  );

  it('may have unknown questions, which are ignored', async () => {
    const script = capture({ key: 'favouriteColour', enabled: true, required: true, answer: {} });
    expect(
      await cleeng.answered(script, () => fetchCaptureStatus({ customerId: '1', jwt: 'x' })),
    ).toEqual({
      isDue: false,
      questions: [],
    });
  });

  it.each([
    ['a required one', { enabled: true, required: true, answer: null }, true],
    [
      'a required one with an answer',
      { enabled: true, required: true, answer: '1990-01-31' },
      false,
    ],
    ['an optional one', { enabled: true, required: false, answer: null }, false],
    ['a disabled one', { enabled: false, required: true, answer: null }, false],
  ])('is due by its questions: %s', async (_, setting, isDue) => {
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
  ])('may have the customer id as a string and no names: %j', async (wire) => {
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

  it('may have a locale with a dash', async () => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl-NL' });
    expect(await cleeng.answered(script, () => fetchLocale(null))).toMatchObject({
      locale: 'nl_NL',
    });
  });

  it('may have control characters, which are removed', async () => {
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
  ])('may grant access after its expiry or without one: %j', async (wire, expiresAt) => {
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
    'may have a purchase that is %s',
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
  ])('may have a pass with few fields, and never gives it a period: %j', async (wire) => {
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
