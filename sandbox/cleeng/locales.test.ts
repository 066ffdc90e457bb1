import { describe, expect, it } from 'vitest';
import { failure, openSandbox, success } from '../test-sandbox';

const sandbox = openSandbox();

describe('GET /locales', () => {
  it.each([
    ['192.0.2.7', 'NL', 'EUR', 'nl_NL'],
    ['198.51.100.7', 'US', 'USD', 'en_US'],
    ['203.0.113.7', 'GB', 'GBP', 'en_GB'],
    ['198.18.0.7', 'DE', 'EUR', 'de_DE'],
    ['198.18.1.7', 'PL', 'PLN', 'pl_PL'],
    ['198.18.2.7', 'ES', 'EUR', 'es_ES'],
  ])('knows the test range of %s', async (ipAddress, country, currency, locale) => {
    const response = await sandbox.cleeng('GET', `/locales?customerIP=${ipAddress}`);
    expect(response).toEqual(success({ country, currency, locale, ipAddress }));
  });

  it("uses the socket's address without customerIP, and accepts an empty Authorization", async () => {
    const response = await sandbox.cleeng('GET', '/locales?customerIP=', {
      headers: { Authorization: '' },
    });
    expect(response).toEqual(
      success({ country: 'US', currency: 'USD', locale: 'en_US', ipAddress: '127.0.0.1' }),
    );
  });

  it('has a default in the settings', async () => {
    const defaultLocale = { country: 'FR', currency: 'EUR', locale: 'fr_FR' };
    await sandbox.control('settings', { defaultLocale });
    const response = await sandbox.cleeng('GET', '/locales?customerIP=8.8.8.8');
    expect(response).toEqual(success({ ...defaultLocale, ipAddress: '8.8.8.8' }));
  });

  it('refuses an invalid customerIP', async () => {
    const response = await sandbox.cleeng('GET', '/locales?customerIP=localhost');
    expect(response).toEqual(failure(400, 'REQ0002', 'Invalid query parameter'));
  });
});
