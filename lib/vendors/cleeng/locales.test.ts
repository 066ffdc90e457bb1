import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { fetchLocale } from './locales';

const sandbox = ownSandbox();

describe('fetchLocale', () => {
  it('returns the region of an IP address', async () => {
    expect(await fetchLocale('192.0.2.1')).toEqual({
      country: 'NL',
      currency: 'EUR',
      locale: 'nl_NL',
    });
    expect(await fetchLocale('203.0.113.9')).toMatchObject({ country: 'GB', currency: 'GBP' });
  });

  it('returns the region of our server without an address', async () => {
    expect(await fetchLocale(null)).toMatchObject({ country: 'US' });
    expect(await sandbox.calls()).toEqual(['GET /locales 200']);
  });

  it('fails with an invalid address', async () => {
    await expect(fetchLocale('nowhere')).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });
});
