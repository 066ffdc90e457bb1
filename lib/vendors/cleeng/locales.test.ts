import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { fetchLocale } from './locales';

const sandbox = ownSandbox();

describe('locales', () => {
  it('say where an address is', async () => {
    expect(await fetchLocale('192.0.2.1')).toEqual({
      country: 'NL',
      currency: 'EUR',
      locale: 'nl_NL',
    });
    expect(await fetchLocale('203.0.113.9')).toMatchObject({ country: 'GB', currency: 'GBP' });
  });

  it('say where we are, where no address is known', async () => {
    expect(await fetchLocale(null)).toMatchObject({ country: 'US' });
    expect(await sandbox.calls()).toEqual(['GET /locales 200']);
  });

  it('refuse what is no address', async () => {
    await expect(fetchLocale('nowhere')).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });
});
