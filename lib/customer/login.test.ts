import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '@/lib/crypto/random-token';
import { database } from '@/lib/db/client';
import { limits } from '@/lib/env/limited-actions';
import { visitorAddress } from '@/lib/env/visitor-address';
import { isRefusal } from '@/lib/errors/errors';
import { emailHash } from '@/lib/history/history';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { ownDatabase } from '@/lib/session/test-database';
import { rememberBrowser } from '@/lib/visitor/known-browser';
import { login } from './login';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

const sandbox = ownSandbox();
ownDatabase();

const anna = { email: 'anna@example.com', password: 'anna-sandbox-1' };
const wrong = { ...anna, password: 'not-hers-1' };
const home = '192.0.2.7';
const { accountAtAddress: here } = limits['sign-in'];

/** Stores the cookies, as the action does. Returns `in` or the refusal's code. */
async function signIn(credentials: typeof anna, from: string): Promise<string> {
  const visitor = { address: from, addressPrefix: '198.18.0.0/24', userAgent: null };
  try {
    await login({ ...credentials, formId: randomUUID(), visitor });
    await rememberBrowser(credentials.email);
    return 'in';
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** Without cookies: an attacker does not keep them. */
async function guess(times: number, addressOf: (time: number) => string, credentials = wrong) {
  const mine = keptCookies();
  emptyJar();
  const outcomes: string[] = [];
  for (let time = 0; time < times; time += 1)
    outcomes.push(await signIn(credentials, addressOf(time)));
  mine.forEach(keep);
  return outcomes;
}

/** Uses up the limit except for `left` attempts. */
async function leave(left: number, kind: 'account' | 'address', from: string): Promise<void> {
  await guess(1, () => from);
  const points = limits['sign-in'][kind].times - left;
  await database().rateLimit.updateMany({
    where: { key: { startsWith: `sign-in ${kind} ` } },
    data: { points },
  });
}

const asked = async () => (await sandbox.calls()).filter((call) => call.startsWith('POST /auths '));
const all = (times: number, outcome: string) => Array(times).fill(outcome);

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  emptyJar();
  await database().rateLimit.deleteMany();
  await database().identityEvent.deleteMany();
});

describe('guessing a password', () => {
  it('is refused from one address after so many attempts, without a call to Cleeng', async () => {
    expect(await guess(here.times + 2, () => '198.18.0.1')).toEqual([
      ...all(here.times, 'wrong_credentials'),
      ...all(2, 'too_many_attempts'),
    ]);
    expect(await signIn(anna, '198.18.0.1')).toBe('too_many_attempts');
    expect(await asked()).toEqual(all(here.times, 'POST /auths 401'));
    expect(await signIn(anna, home)).toBe('in');
  });

  it('is answered alike whether or not there is an account', async () => {
    const nobody = { ...wrong, email: 'nobody@example.com' };
    const known = await guess(here.times + 1, () => '198.18.0.1');
    expect(await guess(here.times + 1, () => '198.18.0.2', nobody)).toEqual(known);
  });

  it('is counted by the real address, whatever header is sent', async () => {
    const forged = (time: number) =>
      visitorAddress(
        { from: 'socket' },
        { header: () => `198.18.0.${time}`, socketAddress: home },
      ) ?? '';
    expect(await guess(here.times + 1, forged)).toContain('too_many_attempts');
  });

  it('is kept in the history, further attempts as one line', async () => {
    await guess(here.times + 5, () => '198.18.0.1');
    const lines = await database().identityEvent.findMany({
      where: { emailHash: emailHash(anna.email) },
    });
    expect(lines.map(({ reason }) => reason)).toEqual([
      ...all(here.times, 'wrong_credentials'),
      'too_many_attempts',
    ]);
  });
});

describe('an account whose password is guessed from many addresses', () => {
  const from = (time: number) => `198.18.${time}.1`;

  it('is closed to new browsers, and open to one that has signed in before', async () => {
    expect(await signIn(anna, home)).toBe('in');
    await leave(5, 'account', from(0));
    expect(await guess(6, from)).toEqual([...all(5, 'wrong_credentials'), 'too_many_attempts']);
    expect(await guess(1, () => home, anna)).toEqual(['too_many_attempts']);
    expect(await signIn(anna, home)).toBe('in');
    expect(await signIn(anna, '203.0.113.9')).toBe('in');
  });

  it('is open again when the window has passed', async () => {
    await leave(0, 'account', from(0));
    expect(await signIn(anna, home)).toBe('too_many_attempts');
    await database().rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
    expect(await signIn(anna, home)).toBe('in');
  });
});

describe('a browser that has signed in before', () => {
  it('has attempts of its own, and beyond them counts like any other', async () => {
    await signIn(anna, home);
    for (let time = 0; time < here.times * 2; time += 1) {
      expect(await signIn(wrong, home)).toBe('wrong_credentials');
    }
    expect(await signIn(anna, home)).toBe('too_many_attempts');
    expect(await signIn(anna, '203.0.113.9')).toBe('in');
  });

  it('is known to no other account', async () => {
    await signIn(anna, home);
    await guess(here.times, () => home, { ...wrong, email: 'ben@example.com' });
    expect(await signIn({ email: 'ben@example.com', password: 'ben-sandbox-1' }, home)).toBe(
      'too_many_attempts',
    );
  });

  it('is known to several accounts, and not affected by its neighbours', async () => {
    await signIn(anna, home);
    await signIn({ email: 'ben@example.com', password: 'ben-sandbox-1' }, home);
    await guess(here.times, () => home);
    await leave(0, 'address', home);
    expect(await guess(1, () => home, anna)).toEqual(['too_many_attempts']);
    expect(await signIn(anna, home)).toBe('in');
  });
});

describe('trying many accounts from one address', () => {
  it('is limited for all together', async () => {
    await leave(5, 'address', '198.18.0.1');
    for (const name of ['ben', 'carla', 'dirk', 'nobody', 'elsewhere']) {
      const theirs = { ...wrong, email: `${name}@example.com` };
      expect(await signIn(theirs, '198.18.0.1')).toBe('wrong_credentials');
    }
    expect(await signIn(anna, '198.18.0.1')).toBe('too_many_attempts');
    expect(await signIn(anna, '198.18.0.2')).toBe('in');
  });
});

describe('signing in with the right password', () => {
  it('is not limited, and clears the wrong attempts', async () => {
    expect(await guess(here.times + 2, () => home, anna)).toEqual(all(here.times + 2, 'in'));
    await guess(here.times - 1, () => home);
    expect(await guess(1, () => home, anna)).toEqual(['in']);
    expect(await guess(here.times, () => home)).toEqual(all(here.times, 'wrong_credentials'));
  });
});

it('one form sent eight times at once opens one session, and each response has its token', async () => {
  const visitor = { address: home, addressPrefix: null, userAgent: null };
  const form = { ...anna, formId: randomUUID(), visitor };
  await database().sessionMirror.deleteMany();
  const sent = await Promise.all(Array.from({ length: 8 }, () => login(form)));
  const [row, ...others] = await database().sessionMirror.findMany();
  expect(others).toEqual([]);
  for (const { sessionToken } of sent) expect(hashOf(sessionToken)).toBe(row?.tokenHash);
});
