import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { emailField, passwordField, returnToField } from './fields';
import { submitForm } from './form';
import { type FormState, idleForm } from './form-state';

vi.mock('next/headers', () => ({ headers: vi.fn(), cookies: async () => new Map() }));
vi.mock('next/cache', () => ({ refresh: vi.fn() }));
setEnvironment({ APP_URL: 'http://localhost:3000' });

const fields = z.looseObject({
  email: emailField,
  password: passwordField,
  returnTo: returnToField,
});
const typed = { email: 'ada@example.com', password: 'seat-1-secret', film: 'The Tidekeeper' };

function sentWith(given: Record<string, string>): void {
  vi.mocked(headers).mockResolvedValue(new Headers(given) as Awaited<ReturnType<typeof headers>>);
}
function form(entries: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.set(name, value);
  return data;
}
function submit(
  data: FormData = form(typed),
  run: () => Promise<string> = async () => '/account',
  previous: FormState = idleForm,
): Promise<FormState> {
  return submitForm(previous, data, { fields }, run);
}
const failing = (error: Error) => submit(form(typed), () => Promise.reject(error));

beforeEach(() => {
  sentWith({ origin: 'http://localhost:3000', 'next-action': 'a' });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a form whose session had ended', () => {
  it.each([
    [
      'http://localhost:3000/consents?returnTo=%2Faccount',
      '/login?returnTo=%2Fconsents%3FreturnTo%3D%252Faccount',
    ],
    ['', '/login'],
    ['not an address', '/login'],
  ])('leads to the sign-in page and back to %j', async (referer, noticeHref) => {
    sentWith({ origin: 'http://localhost:3000', 'next-action': 'a', referer });
    expect(await failing(new Refusal('session_ended'))).toMatchObject({
      status: 'refused',
      notice: 'You are no longer signed in. Please sign in again.',
      noticeHref,
    });
  });
});

describe('a form that is done', () => {
  it('returns the next path with JavaScript, without values', async () => {
    const state = await submit();
    expect(state).toEqual({ ...idleForm, status: 'leaving', goTo: '/account', attempt: 1 });
  });

  it('redirects without JavaScript', async () => {
    sentWith({ origin: 'http://localhost:3000' });
    await expect(submit()).rejects.toMatchObject({ digest: expect.stringContaining(';/account;') });
  });

  it('passes the parsed fields without those of React', async () => {
    const run = vi.fn(async () => '/');
    await submitForm(
      idleForm,
      form({ ...typed, $form: 'login', $ACTION_REF_1: '', '$ACTION_1:0': '{}' }),
      { fields },
      run,
    );
    expect(run).toHaveBeenCalledWith({ ...typed, returnTo: '/' });
  });
});

describe('what comes back of a refused form', () => {
  it('is what was typed, but never a secret', async () => {
    const state = await failing(new Refusal('wrong_credentials'));
    expect(state.values).toEqual({ email: typed.email, film: typed.film });
    expect(JSON.stringify(state)).not.toContain(typed.password);
  });

  it('is cut where it is too long, and left out where it is a file or one of too many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`field${index}`, 'x']),
    );
    const { values } = await submit(
      form({ file: new Blob(['x']), long: 'x'.repeat(20_000), ...many }),
    );
    expect(values.long).toHaveLength(10_000);
    expect(values).not.toHaveProperty('file');
    expect(Object.keys(values)).toHaveLength(100);
  });

  it('counts its attempts', async () => {
    const first = await failing(new Refusal('wrong_credentials'));
    const second = await submit(
      form(typed),
      () => Promise.reject(new Refusal('wrong_credentials')),
      first,
    );
    expect([first.attempt, second.attempt]).toEqual([1, 2]);
  });
});

describe('a refusal', () => {
  it('of the schema stands at its field, one a field, and nothing is done', async () => {
    const run = vi.fn(async () => '/');
    const state = await submit(form({ email: '', password: new Blob(['x']) }), run);
    expect(state).toMatchObject({ status: 'refused', notice: null, goTo: null });
    expect(state.errors).toEqual([
      { field: 'email', sentence: 'Please fill this in.' },
      { field: 'password', sentence: 'Please fill this in.' },
    ]);
    expect(run).not.toHaveBeenCalled();
  });

  it('of the use case stands at the fields that it names', async () => {
    const state = await failing(Refusal.at('email', 'too_long'));
    expect(state).toMatchObject({
      notice: null,
      errors: [{ field: 'email', sentence: 'This is too long. Please shorten it.' }],
    });
  });

  it('of an address that is taken leads to the sign-in page as well, and on from there', async () => {
    const data = form({ ...typed, returnTo: '/offers/S1_NL' });
    const taken = await submit(data, () => Promise.reject(Refusal.at('email', 'email_taken')));
    expect(taken).toMatchObject({
      notice: 'Sign in with this address',
      noticeHref: '/login?returnTo=%2Foffers%2FS1_NL',
      errors: [
        { field: 'email', sentence: expect.stringContaining('There is already an account') },
      ],
    });
  });

  it.each([
    [
      'wrong_credentials',
      new Refusal('wrong_credentials'),
      'The e-mail address or the password is not right.',
    ],
    [
      'a vendor that is down',
      new VendorError('cleeng', 'logIn', 'timeout', 'x'),
      'One of our services is not responding right now.',
    ],
    [
      'a vendor that is busy',
      new VendorError('cleeng', 'logIn', 'busy', 'x', 7),
      'We are very busy right now. Please try again in 7 seconds.',
    ],
    [
      'too_many_attempts',
      new Refusal('too_many_attempts', [], 240),
      'There were too many attempts. Please try again in 4 minutes.',
    ],
  ])('of no field is the notice: %s', async (_, error, sentence) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const state = await failing(error);
    expect(state.notice).toContain(sentence);
    expect(state.errors).toEqual([]);
  });

  it('draws the page again where what it shows is out of date', async () => {
    await failing(new Refusal('wrong_credentials'));
    expect(refresh).not.toHaveBeenCalled();
    await failing(new Refusal('consents_changed'));
    expect(refresh).toHaveBeenCalledOnce();
  });
});

describe('an unexpected error', () => {
  it('is logged, and shown without details', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const state = await failing(new Error('relation "mirrors" does not exist'));
    expect(state.notice).toContain('Something went wrong on our side.');
    expect(JSON.stringify(state)).not.toContain('mirrors');
    const [line] = error.mock.calls.flat();
    expect(JSON.parse(line)).toMatchObject({
      event: 'form_failed',
      message: 'relation "mirrors" does not exist',
    });
    expect(line).not.toContain(typed.password);
  });
});

describe('an invalid submission', () => {
  it.each(['', 'null', 'https://evil.example'])(
    'is refused from elsewhere: "%s"',
    async (origin) => {
      sentWith({ origin, 'next-action': 'a' });
      const run = vi.fn(async () => '/');
      const state = await submit(form(typed), run);
      expect(state.notice).toContain('This form was not sent from our website.');
      expect(run).not.toHaveBeenCalled();
    },
  );

  it.each([null, undefined, 'text', {}, []])(
    'is refused if it is not form data: %j',
    async (data) => {
      const state = await submitForm(
        idleForm,
        data as unknown as FormData,
        { fields },
        async () => '/',
      );
      expect(state.notice).toContain('We could not read the form.');
      expect(state.values).toEqual({});
    },
  );

  it('survives an unknown previous state', async () => {
    const forged = { attempt: 'x' } as unknown as FormState;
    expect((await submit(new FormData(), undefined, forged)).status).toBe('refused');
    expect((await submit(new FormData(), undefined, null as unknown as FormState)).attempt).toBe(1);
  });
});
