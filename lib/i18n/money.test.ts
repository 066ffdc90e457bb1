import { expect, it, vi } from 'vitest';
import { requestLanguage } from './languages';
import { amountText } from './money';

vi.mock('./languages', async (load) => ({
  ...(await load<typeof import('./languages')>()),
  requestLanguage: vi.fn(),
}));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'accept-language': 'de-CH' }),
}));

it.each([
  ['en', 'en_GB', 'GBP', '£6.99'],
  ['en', 'en_US', 'USD', '$6.99'],
  ['en', 'nl_NL', 'EUR', '€6.99'],
  ['nl', 'nl_NL', 'EUR', '€ 6,99'],
  ['de', 'de_AT', 'EUR', '€ 6,99'],
  ['de', null, 'EUR', 'EUR 6.99'],
  ['pl', 'pl_PL', 'PLN', '6,99 zł'],
  ['pl', 'da_DK', 'XTS', '6,99 XTS'],
] as const)('in %s, for %s, an amount in %s is %s', async (language, locale, currency, text) => {
  vi.mocked(requestLanguage).mockResolvedValue(language);
  expect((await amountText(6.99, currency, locale)).replace(/\s/g, ' ')).toBe(text);
});
