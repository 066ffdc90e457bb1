import { describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { outageSentence, readForPage } from './guarded-page';

// Next chooses its server side while bundling; here we do.
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => new Map(),
}));
setEnvironment();

const failing = (error: Error) => readForPage('/account', () => Promise.reject(error));
const silent = new VendorError('cleeng', 'fetchCustomer', 'timeout', 'no answer');
const busy = new VendorError('cleeng', 'fetchCustomer', 'busy', 'status 429', 90);

describe('what a page reads', () => {
  it('is there, or why not', async () => {
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

  it.each([new Refusal('offer_unknown'), new TypeError('undefined is not a function')])(
    'is no business of it otherwise: %s',
    async (error) => {
      await expect(failing(error)).rejects.toBe(error);
    },
  );
});

describe('the sentence in its place', () => {
  it('tells one who is silent from one who is busy, and until when', async () => {
    expect(await outageSentence(silent)).toBe(
      'One of our services is not responding right now. Please try again in a moment.',
    );
    expect(await outageSentence(busy)).toBe(
      'We are very busy right now. Please try again in 2 minutes.',
    );
  });
});
