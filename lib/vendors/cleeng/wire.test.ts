// Malformed responses that the sandbox never sends.
import { describe, expect, it } from 'vitest';
import { fetchCaptureStatus, updateCapture } from './capture';
import { fetchCustomerConsents, fetchPublisherConsents, updateCustomerConsents } from './consents';
import { fetchCustomer, updateCustomer } from './customers';
import { fetchEntitlement } from './entitlements';
import { fetchLocale } from './locales';
import { fetchOffer, fetchOfferForCustomer } from './offers';
import { fetchSubscriptions } from './subscriptions';
import { data, type Scripted, scriptedCleeng } from './test-script';

const cleeng = scriptedCleeng();

const malformed = (place: string) => ({
  name: 'VendorError',
  failure: 'malformed',
  message: expect.stringContaining(place),
});
const consent = { name: 'terms', label: 'Terms', required: true, version: '1' };
const pass = {
  offerId: 'P1',
  offerTitle: 'Pass',
  customerPriceInclTax: 3.5,
  customerCurrency: 'EUR',
};
const purchase = { offerId: 'S1', offerTitle: 'Monthly', status: 'active' };
const capture = (setting: object) =>
  data({ isCaptureEnabled: true, shouldCaptureBeDisplayed: true, settings: [setting] });

describe('a malformed response', () => {
  it.each<[string, Scripted, () => Promise<unknown>]>([
    ['responseData.country', data({ currency: 'EUR', locale: 'nl_NL' }), () => fetchLocale(null)],
    ['responseData.consents', data({ consents: null }), fetchPublisherConsents],
    [
      'responseData.consents.1.version',
      data({ consents: [consent, { ...consent, version: null }] }),
      fetchPublisherConsents,
    ],
    [
      'responseData.consents.0.newestVersion',
      data({ consents: [{ ...consent, state: 'accepted', needsUpdate: false }] }),
      () => fetchCustomerConsents({ customerId: '1', jwt: 'x' }),
    ],
    ['responseData.email', data({ id: 1 }), () => fetchCustomer({ customerId: '1', jwt: 'x' })],
    [
      'responseData.accessGranted',
      data({ accessGranted: 'yes', expiresAt: null }),
      () => fetchEntitlement({ customerId: '1', jwt: 'x' }, 'S1'),
    ],
    [
      'responseData.items.0.status',
      data({ items: [{ ...purchase, status: 'paused' }] }),
      () => fetchSubscriptions({ customerId: '1', jwt: 'x' }),
    ],
    ['responseData.offerId', data(pass), () => fetchOffer('P2', null)],
    [
      'responseData.offerId',
      data(pass),
      () =>
        fetchOfferForCustomer(
          { customerId: '1', jwt: 'x' },
          { offerId: 'P2', email: 'anna@example.com', customerIp: null },
        ),
    ],
    [
      'responseData.customerPriceInclTax',
      data({ ...pass, customerPriceInclTax: '3.50' }),
      () => fetchOffer('P1', null),
    ],
    [
      'responseData.period',
      data({ ...pass, offerId: 'S1', period: 'fortnight' }),
      () => fetchOffer('S1', null),
    ],
    [
      'responseData.customerCurrency',
      data({ ...pass, customerCurrency: 'eur' }),
      () => fetchOffer('P1', null),
    ],
    [
      'responseData.settings.0',
      capture({ key: 'birthDate', enabled: true, required: true, answer: 19880412 }),
      () => fetchCaptureStatus({ customerId: '1', jwt: 'x' }),
    ],
    [
      'responseData.success',
      data({ success: false }),
      () => updateCustomerConsents({ customerId: '1', jwt: 'x' }, []),
    ],
    [
      'responseData.success',
      data({}),
      () => updateCustomerConsents({ customerId: '1', jwt: 'x' }, []),
    ],
    [
      'responseData.success',
      data({ success: false }),
      () => updateCapture({ customerId: '1', jwt: 'x' }, [], {}),
    ],
    [
      'responseData.success',
      data({ success: 'true' }),
      () => updateCapture({ customerId: '1', jwt: 'x' }, [], {}),
    ],
    [
      'not the envelope of a success',
      { body: '{"responseData":null,"errors":["Invalid request body"],"code":"REQ0001"}' },
      () => updateCustomerConsents({ customerId: '1', jwt: 'x' }, []),
    ],
    [
      'not the envelope of a success',
      { body: '{"errors":[]}' },
      () => updateCustomerConsents({ customerId: '1', jwt: 'x' }, []),
    ],
    [
      'not the envelope of a success',
      { body: '<html>' },
      () => updateCustomerConsents({ customerId: '1', jwt: 'x' }, []),
    ],
    [
      'not the envelope of a success',
      { body: '' },
      () => updateCustomerConsents({ customerId: '1', jwt: 'x' }, []),
    ],
  ])('has the field in its error: %s', async (place, script, request) => {
    await expect(cleeng.answered(script, request)).rejects.toMatchObject(malformed(place));
  });

  it.each<[string, object]>([
    ['country', { country: 'UK' }],
    ['country', { country: 'ZZ' }],
    ['currency', { currency: 'eur' }],
    ['locale', { locale: 'nl' }],
    ['locale', { locale: 'zh_Hans_CN' }],
  ])('is one with a %s that our own form would refuse: %j', async (part, wrong) => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl_NL', ...wrong });
    await expect(cleeng.answered(script, () => fetchLocale(null))).rejects.toMatchObject(
      malformed(`responseData.${part}`),
    );
  });

  it.each<[string, () => Promise<unknown>]>([
    ['read', () => fetchCustomer({ customerId: '7', jwt: 'x' })],
    [
      'changed',
      () => updateCustomer({ customerId: '7', jwt: 'x' }, { firstName: '', lastName: '' }),
    ],
  ])('is one about another customer than was %s', async (_, request) => {
    const script = data({ id: 77, email: 'ann@example.com' });
    await expect(cleeng.answered(script, request)).rejects.toMatchObject(
      malformed('another customer'),
    );
  });

  it('is not read past a million bytes', async () => {
    const script = { body: JSON.stringify({ responseData: { country: 'x'.repeat(1_000_000) } }) };
    await expect(cleeng.answered(script, () => fetchLocale(null))).rejects.toMatchObject(
      malformed('1000000 bytes'),
    );
  });
});
