// https://developers.cleeng.com/reference/fetch-customer-locales: here only test ranges have a country.

import { Hono } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { customerAddress } from './caller-address';
import { refuse, succeed } from './envelope';

/** Addresses reserved for documentation and benchmarks. */
const testRanges = [
  { prefix: '192.0.2.', country: 'NL', currency: 'EUR', locale: 'nl_NL' },
  { prefix: '198.51.100.', country: 'US', currency: 'USD', locale: 'en_US' },
  { prefix: '203.0.113.', country: 'GB', currency: 'GBP', locale: 'en_GB' },
  { prefix: '198.18.0.', country: 'DE', currency: 'EUR', locale: 'de_DE' },
  { prefix: '198.18.1.', country: 'PL', currency: 'PLN', locale: 'pl_PL' },
  { prefix: '198.18.2.', country: 'ES', currency: 'EUR', locale: 'es_ES' },
];

export function locales(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/locales', (c) => {
    const ipAddress = customerAddress(c.env.incoming, c.req.query('customerIP'));
    if (!ipAddress) refuse('invalidQuery');
    const { country, currency, locale } = localeOf(sandbox, ipAddress);
    return succeed(c, { country, currency, locale, ipAddress });
  });
}

export function localeOf(sandbox: Sandbox, ipAddress: string) {
  const range = testRanges.find(({ prefix }) => ipAddress.startsWith(prefix));
  return range ?? sandbox.world.settings.defaultLocale;
}
