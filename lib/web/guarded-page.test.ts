import { describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { outageSentence, readForPage } from './guarded-page';

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => new Map(),
}));
setEnvironment();

const failing = (error: Error) => readForPage('/account', () => Promise.reject(error));
const silent = new VendorError('cleeng', 'fetchCustomer', 'timeout', 'no answer');
const busy = new VendorError('cleeng', 'fetchCustomer', 'busy', 'status 429', 90);

describe('what a page reads', () => {
  it('is returned, or the outage', async () => {
    const warning = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await readForPage('/account', async () => 'Ada')).toEqual({
      answer: 'Ada',
      outage: null,
    });
    expect(await failing(silent)).toEqual({ answer: null, outage: silent });
    expect(warning.mock.calls.join()).toContain('page_without_vendor');
  });

  it('leads to the sign-in page and back where the session has ended on the way', async () => {
    await expect(failing(new Refusal('session_ended'))).rejects.toMatchObject({
      digest: expect.stringContaining('/login?returnTo=%2Faccount'),
    });
  });

  it('leads to the page that says so, and back, where our database fails', async () => {
    vi.spyOn(console, 'info').mockReturnValue();
    const error = vi.spyOn(console, 'error').mockReturnValue();
    await expect(
      readForPage('/account', () => database().sessionMirror.findMany()),
    ).rejects.toMatchObject({
      digest: expect.stringContaining('/unavailable?returnTo=%2Faccount'),
    });
    expect(error.mock.calls.join()).toContain('page_without_database');
  });

  it.each([new Refusal('offer_unknown'), new TypeError('undefined is not a function')])(
    'throws other errors: %s',
    async (error) => {
      await expect(failing(error)).rejects.toBe(error);
    },
  );
});

describe('the sentence in its place', () => {
  it('differs for a vendor that is down and one that is busy', async () => {
    expect(await outageSentence(silent)).toBe(
      'One of our services is not responding right now. Please try again in a moment.',
    );
    expect(await outageSentence(busy)).toBe(
      'We are very busy right now. Please try again in 2 minutes.',
    );
  });
});
