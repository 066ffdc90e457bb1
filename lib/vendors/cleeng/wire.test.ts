// What the sandbox never says: successes of a shape that Cleeng does not document, and too much of it.
import { describe, expect, it } from 'vitest';
import { fetchCaptureStatus, updateCapture } from './capture';
import { fetchCustomerConsents, fetchPublisherConsents, updateCustomerConsents } from './consents';
import { fetchCustomer, updateCustomer } from './customers';
import { fetchEntitlement } from './entitlements';
import { fetchLocale } from './locales';
import { fetchOffer, fetchOffers } from './offers';
import { fetchCustomerOffers, fetchSubscriptions } from './subscriptions';
import { data, type Scripted, scriptedCleeng } from './test-script';

const cleeng = scriptedCleeng();

const malformed = (place: string) => ({
  name: 'VendorError',
  failure: 'malformed',
  message: expect.stringContaining(place),
});
const consent = { name: 'terms', label: 'Terms', required: true, version: '1' };
const pass = { offerId: 'P1', offerTitle: 'Pass', customerPriceInclTax: 3.5, customerCurrency: 'EUR' };
const purchase = { offerId: 'S1', offerTitle: 'Monthly', status: 'active' };
const capture = (setting: object) =>
  data({ isCaptureEnabled: true, shouldCaptureBeDisplayed: true, settings: [setting] });

describe('an answer of another shape', () => {
  it.each<[string, Scripted, () => Promise<unknown>]>([
    ['responseData.country', data({ currency: 'EUR', locale: 'nl_NL' }), () => fetchLocale(null)],
    ['responseData.consents', data({ consents: null }), fetchPublisherConsents],
    [
      'responseData.consents.1.version',
      data({ consents: [consent, { ...consent, version: 1 }] }),
      fetchPublisherConsents,
    ],
    [
      'responseData.consents.0.newestVersion',
      data({ consents: [{ ...consent, state: 'accepted', needsUpdate: false }] }),
      () => fetchCustomerConsents('1', 'x'),
    ],
    ['responseData.email', data({ id: 1 }), () => fetchCustomer('1', 'x')],
    [
      'responseData.accessGranted',
      data({ accessGranted: 'yes', expiresAt: null }),
      () => fetchEntitlement('S1', 'x'),
    ],
    [
      'responseData.items.0.status',
      data({ items: [{ ...purchase, status: 'paused' }] }),
      () => fetchSubscriptions('1', 'x'),
    ],
    [
      'responseData.customerPriceInclTax',
      data({ ...pass, customerPriceInclTax: '3.50' }),
      () => fetchOffer('P1', null),
    ],
    [
      'responseData.items.1.period',
      data({ items: [pass, { ...pass, offerId: 'S1', period: 'fortnight' }] }),
      fetchOffers,
    ],
    [
      'responseData.settings.0',
      capture({ key: 'birthDate', enabled: true, required: true, answer: 19880412 }),
      () => fetchCaptureStatus('1', 'x'),
    ],
    ['responseData.success', data({ success: false }), () => updateCustomerConsents('1', 'x', [])],
    ['responseData.success', data({}), () => updateCustomerConsents('1', 'x', [])],
    ['responseData.success', data({ success: false }), () => updateCapture('1', 'x', [], {})],
    ['responseData.success', data({ success: 'true' }), () => updateCapture('1', 'x', [], {})],
    [
      'not the envelope of a success',
      { body: '{"responseData":null,"errors":["Invalid request body"],"code":"REQ0001"}' },
      () => updateCustomerConsents('1', 'x', []),
    ],
    ['not the envelope of a success', { body: '{"errors":[]}' }, () => updateCustomerConsents('1', 'x', [])],
    ['not the envelope of a success', { body: '<html>' }, () => updateCustomerConsents('1', 'x', [])],
    ['not the envelope of a success', { body: '' }, () => updateCustomerConsents('1', 'x', [])],
  ])('names the place: %s', async (place, script, ask) => {
    await expect(cleeng.answered(script, ask)).rejects.toMatchObject(malformed(place));
  });

  it('may have more in it than we ask for', async () => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl_NL', ipAddress: '192.0.2.1' });
    expect(await cleeng.answered(script, () => fetchLocale(null))).toEqual({
      country: 'NL',
      currency: 'EUR',
      locale: 'nl_NL',
    });
  });

  it('may hold questions of a kind that we never heard of, and waits for no answer to them', async () => {
    const script = capture({ key: 'favouriteColour', enabled: true, required: true, answer: {} });
    expect(await cleeng.answered(script, () => fetchCaptureStatus('1', 'x'))).toEqual({
      isDue: false,
      questions: [],
    });
  });

  it.each([
    ['of required ones', { enabled: true, required: true }, true],
    ['of optional ones alone', { enabled: true, required: false }, false],
    ['of disabled ones alone', { enabled: false, required: true }, false],
  ])('may want questions answered: %s', async (_, setting, isDue) => {
    const script = capture({ ...setting, key: 'birthDate', answer: null });
    expect(await cleeng.answered(script, () => fetchCaptureStatus('1', 'x'))).toMatchObject({ isDue });
  });

  it.each([
    { id: '7', email: 'ann@example.com', firstName: null },
    { id: 7, email: 'ann@example.com', firstName: '', lastName: null },
  ])('may name a customer loosely: %j', async (wire) => {
    expect(await cleeng.answered(data(wire), () => fetchCustomer('7', 'x'))).toEqual({
      customerId: '7',
      email: 'ann@example.com',
      firstName: '',
      lastName: '',
    });
  });

  it.each<[string, object]>([
    ['country', { country: 'UK' }],
    ['country', { country: 'ZZ' }],
    ['currency', { currency: 'eur' }],
    ['locale', { locale: 'nl' }],
    ['locale', { locale: 'zh_Hans_CN' }],
  ])('never holds a %s that our own form would refuse: %j', async (part, wrong) => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl_NL', ...wrong });
    await expect(cleeng.answered(script, () => fetchLocale(null))).rejects.toMatchObject(
      malformed(`responseData.${part}`),
    );
  });

  it('may write a locale as browsers do', async () => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl-NL' });
    expect(await cleeng.answered(script, () => fetchLocale(null))).toMatchObject({ locale: 'nl_NL' });
  });

  it('may hold control characters, which no database takes', async () => {
    const wire = {
      id: 7,
      email: 'ann\0@example.com',
      firstName: 'A\u0000nn\n',
      lastName: '\u001bBell\u009f',
    };
    expect(await cleeng.answered(data(wire), () => fetchCustomer('7', 'x'))).toMatchObject({
      email: 'ann@example.com',
      firstName: 'Ann',
      lastName: 'Bell',
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['read', () => fetchCustomer('7', 'x')],
    ['changed', () => updateCustomer('7', 'x', { firstName: '', lastName: '' })],
  ])('never is about another customer than was %s', async (_, ask) => {
    const script = data({ id: 77, email: 'ann@example.com' });
    await expect(cleeng.answered(script, ask)).rejects.toMatchObject(malformed('another customer'));
  });

  it.each([
    [{ accessGranted: true, expiresAt: 1_500_000_000 }, new Date('2017-07-14T02:40:00Z')],
    [{ accessGranted: true, expiresAt: null }, null],
    [{ accessGranted: true }, null],
  ])('may grant what is past its end, or has none: %j', async (wire, expiresAt) => {
    expect(await cleeng.answered(data(wire), () => fetchEntitlement('S1', 'x'))).toEqual({
      isGranted: true,
      expiresAt,
    });
  });

  it.each(['active', 'cancelled', 'expired', 'terminated'])(
    'may hold a purchase that is %s',
    async (status) => {
      const script = data({ items: [{ ...purchase, status, expiresAt: null }] });
      expect(await cleeng.answered(script, () => fetchCustomerOffers('1', 'x'))).toEqual([
        { offerId: 'S1', title: 'Monthly', status, expiresAt: null },
      ]);
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
    });
  });

  it('is not read past a million bytes', async () => {
    const script = { body: JSON.stringify({ responseData: { country: 'x'.repeat(1_000_000) } }) };
    await expect(cleeng.answered(script, () => fetchLocale(null))).rejects.toMatchObject(
      malformed('1000000 bytes'),
    );
  });
});
