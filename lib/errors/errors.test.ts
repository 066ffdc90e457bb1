import { expect, it, vi } from 'vitest';
import { isRefusal, isVendorError, Refusal } from './errors';
import { refusalOf } from './refusal-of';

/** As Next loads a route beside a page: the same files, with classes of their own. */
vi.resetModules();
const other = await import('./errors');
const { CleengTokenRefused } = await import('@/lib/vendors/cleeng/refusals');

const refusal = new other.Refusal('email_taken');
const outage = new other.VendorError('cleeng', 'fetchOffer', 'busy', 'status 429', 7);
const refusedToken = new CleengTokenRefused('fetchCustomer', 'the token was refused');

it('an error of another bundle is told from the others', () => {
  expect(refusal).not.toBeInstanceOf(Refusal);
  expect([refusal, outage, refusedToken, new Error('x'), { name: 'Refusal' }].map(kindOf)).toEqual([
    'refusal',
    'outage',
    'outage',
    'neither',
    'neither',
  ]);
});

it('has a code to be asked for', () => {
  expect(isRefusal(refusal, 'email_taken')).toBe(true);
  expect(isRefusal(refusal, 'offer_unknown')).toBe(false);
});

it('keeps its sentence, and the seconds to wait', () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  expect(refusalOf(refusal, 'test')).toBe(refusal);
  expect(refusalOf(outage, 'test')).toMatchObject({ code: 'vendor_busy', retryAfterSeconds: 7 });
});

function kindOf(error: unknown): string {
  if (isRefusal(error)) return 'refusal';
  return isVendorError(error) ? 'outage' : 'neither';
}
