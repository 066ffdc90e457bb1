import { expect, it, vi } from 'vitest';
import { shownPurchases } from '@/app/(customer)/account/shown-purchases';
import { setEnvironment } from '@/lib/env/test-environment';
import { currentSession } from '@/lib/session/current';
import { dateFormats } from './date-formats';

const acceptLanguage = vi.hoisted(() => ({ value: '' }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'accept-language': acceptLanguage.value }),
  cookies: async () => new Map(),
}));
vi.mock('@/lib/session/current', () => ({ currentSession: vi.fn() }));

setEnvironment();

const at = new Date('2026-11-06T20:15:30Z');
const purchase = {
  name: '',
  imageUrl: null,
  url: null,
  orderedAt: at,
  quantity: 1,
  price: 1,
  currency: 'USD',
};

it.each([
  ['en-US', 'Nov 6, 2026'],
  ['en', '6 Nov 2026'],
  ['nl-BE', '6 nov 2026'],
])('a customer of the store reads every date as their browser says: %s', async (wish, written) => {
  acceptLanguage.value = wish;
  vi.mocked(currentSession).mockResolvedValue(storeSession());
  expect((await dateFormats()).dateTime(at, { dateStyle: 'medium' })).toBe(written);
  expect(await shownPurchases([purchase])).toMatchObject([{ date: written }]);
});

function storeSession() {
  return {
    state: 'signed-in',
    id: '1',
    openedBy: 'store',
    identity: { kind: 'bigcommerce', realm: 'foyer1store', customerId: '4927' },
    email: '',
    name: '',
    locale: null,
    expiresAt: at,
    consentsDue: false,
    captureDue: false,
  } as const;
}
