import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { allowancesPerBlock, limits } from '@/lib/env/limited-actions';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { emptyJar } from '@/lib/session/test-cookies';
import { ownDatabase } from '@/lib/session/test-database';
import { rememberBrowser } from '@/lib/visitor/known-browser';
import { limit, withinLimits } from './limit';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

setEnvironment();
ownDatabase();

const from = (address: string | null) => ({ address, addressPrefix: null, userAgent: null });
const email = 'anna@example.com';
const wrong = () => Promise.reject(new Refusal('wrong_credentials'));
const right = async () => 'in';
const tooMany = { code: 'too_many_attempts', status: 429 };

/** The result, or the code of the refusal. */
const signIn = (run: () => Promise<string>, address: string | null, account = email) =>
  withinLimits('sign-in', { visitor: from(address), email: account }, run).catch(
    ({ code }) => code,
  );

async function times<Answer>(
  count: number,
  run: (time: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let time = 0; time < count; time += 1) answers.push(await run(time));
  return answers;
}

beforeEach(async () => {
  vi.restoreAllMocks();
  emptyJar();
  await database().rateLimit.deleteMany();
});

describe('an action that counts refusals', () => {
  const { address, accountAtAddress, account, knownBrowser } = limits['sign-in'];

  it('refuses more guesses at one account from one address, and says for how long', async () => {
    await times(accountAtAddress.times, () => signIn(wrong, '198.18.0.1'));
    const guess = vi.fn(right);
    expect(await signIn(guess, '198.18.0.1')).toBe('too_many_attempts');
    expect(guess).not.toHaveBeenCalled();
    const refusal = await withinLimits(
      'sign-in',
      { visitor: from('198.18.0.1'), email },
      right,
    ).catch((error) => error);
    expect(refusal).toMatchObject(tooMany);
    expect(refusal.retryAfterSeconds).toBeGreaterThan(accountAtAddress.seconds - 60);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(accountAtAddress.seconds);
  });

  it('counts an e-mail address in any case as one account', async () => {
    await times(accountAtAddress.times, () => signIn(wrong, '198.18.0.1', 'ANNA@example.com'));
    expect(await signIn(right, '198.18.0.1')).toBe('too_many_attempts');
  });

  it('lets the same account in from another address', async () => {
    await times(accountAtAddress.times + 1, () => signIn(wrong, '198.18.0.1'));
    expect(await signIn(right, '198.18.0.2')).toBe('in');
  });

  it('refuses more guesses at one account from many addresses', async () => {
    await times(account.times, (time) => signIn(wrong, `198.18.0.${time}`));
    expect(await signIn(right, '198.18.1.1')).toBe('too_many_attempts');
    expect(await signIn(right, '198.18.1.1', 'ben@example.com')).toBe('in');
  });

  it('refuses more guesses at many accounts from one IPv6 network', async () => {
    const inNetwork = (time: number) => `2001:db8:0:7::${time.toString(16)}`;
    await times(address.times, (time) => signIn(wrong, inNetwork(time), `${time}@example.com`));
    expect(await signIn(right, '2001:db8:0:7:ffff::1')).toBe('too_many_attempts');
    expect(await signIn(right, '2001:db8:0:8::1')).toBe('in');
  });

  it('refuses more guesses from many networks of one IPv6 /48', async () => {
    const inBlock = (network: number) => `2001:db8:7:${network.toString(16)}::1`;
    await times(2, (time) => signIn(wrong, inBlock(time), `first-${time}@example.com`));
    const block = { key: { startsWith: 'sign-in address ' }, points: 2 }; // Its networks have one each.
    const points = address.times * allowancesPerBlock - 2;
    await database().rateLimit.updateMany({ where: block, data: { points } });
    expect(
      await times(4, (time) => signIn(wrong, inBlock(7 + time), `${time}@example.com`)),
    ).toEqual([...Array(2).fill('wrong_credentials'), ...Array(2).fill('too_many_attempts')]);
    expect(await signIn(right, '2001:db8:8:1::1')).toBe('in');
  });

  it('counts known browsers of an account together, and beyond that like any other browser', async () => {
    const guesses = await times(knownBrowser.times + accountAtAddress.times + 2, async () => {
      emptyJar();
      await rememberBrowser(email);
      return signIn(wrong, '198.18.0.1');
    });
    expect(guesses).toEqual([
      ...Array(knownBrowser.times + accountAtAddress.times).fill('wrong_credentials'),
      ...Array(2).fill('too_many_attempts'),
    ]);
    expect(await signIn(right, '198.18.0.2')).toBe('in');
  });

  it('lets a known browser in while others have used up the account', async () => {
    await times(account.times, (time) => signIn(wrong, `198.18.0.${time}`));
    expect(await signIn(right, '198.18.1.1')).toBe('too_many_attempts');
    await rememberBrowser(email);
    expect(await signIn(right, '198.18.1.1')).toBe('in');
  });

  it('does not let a refused network use up an account', async () => {
    await times(address.times, (time) => signIn(wrong, '198.18.0.1', `${time}@example.com`));
    await times(account.times, () => signIn(wrong, '198.18.0.1'));
    expect(await signIn(wrong, '198.18.0.2')).toBe('wrong_credentials');
  });

  it('counts no success, after which that account starts again at that address', async () => {
    await times(accountAtAddress.times * 2, () => signIn(right, '198.18.0.1'));
    await times(accountAtAddress.times - 1, () => signIn(wrong, '198.18.0.1'));
    expect(await signIn(right, '198.18.0.1')).toBe('in');
    expect(await times(accountAtAddress.times, () => signIn(wrong, '198.18.0.1'))).toEqual(
      Array(accountAtAddress.times).fill('wrong_credentials'),
    );
  });

  it('gives a guesser no new attempts when the owner signs in elsewhere', async () => {
    await times(account.times, (time) => signIn(time % 10 ? wrong : right, `198.18.0.${time}`));
    const left = account.times - Math.floor(account.times * 0.9);
    expect(await times(left + 1, (time) => signIn(wrong, `198.18.1.${time}`))).toEqual([
      ...Array(left).fill('wrong_credentials'),
      'too_many_attempts',
    ]);
  });

  it('counts no outage', async () => {
    const down = () => Promise.reject(new VendorError('cleeng', 'createAuth', 'timeout', ''));
    await times(accountAtAddress.times + 1, () => signIn(down, '198.18.0.1'));
    expect(await signIn(right, '198.18.0.1')).toBe('in');
  });

  it('lets no more guesses through in parallel', async () => {
    const guess = vi.fn(wrong);
    await Promise.all(Array.from({ length: 30 }, () => signIn(guess, '198.18.0.1')));
    expect(guess).toHaveBeenCalledTimes(accountAtAddress.times);
  });

  it('counts no attempt that was refused for too many in parallel, once those succeed', async () => {
    await signIn(wrong, '198.18.0.1', 'first@example.com');
    const network = { key: { startsWith: 'sign-in address ' } };
    await database().rateLimit.updateMany({ where: network, data: { points: address.times - 5 } });
    const pointsAre = async (points: number) =>
      expect(await database().rateLimit.findFirst({ where: network })).toMatchObject({ points });
    const crowd = Array.from({ length: 5 }, (_, n) => {
      let letGo: (answer: string) => void = () => {};
      const held = new Promise<string>((resolve) => {
        letGo = resolve;
      });
      return { letGo, outcome: signIn(() => held, '198.18.0.1', `${n}@example.com`) };
    });
    await vi.waitFor(() => pointsAre(address.times));
    const late = () => signIn(right, '198.18.0.1', 'late@example.com');
    expect(await times(8, late)).toEqual(Array(8).fill('too_many_attempts'));
    for (const { letGo, outcome } of crowd) {
      letGo('in');
      expect(await outcome).toBe('in');
      expect(await late()).toBe('in');
    }
    await pointsAre(address.times - 5);
  });

  it('marks one refusal of a window as the first, even after attempts were given back', async () => {
    const isFirst = () =>
      withinLimits('sign-in', { visitor: from('198.18.0.1'), email }, right).catch(
        (error) => error.isFirst,
      );
    await times(accountAtAddress.times, () => signIn(wrong, '198.18.0.1'));
    expect(await times(3, isFirst)).toEqual([true, false, false]);
    const row = { key: { startsWith: 'sign-in accountAtAddress ' } };
    await database().rateLimit.updateMany({
      where: row,
      data: { points: accountAtAddress.times - 1 },
    });
    await signIn(wrong, '198.18.0.1');
    expect(await isFirst()).toBe(false);
    await database().rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
    await times(accountAtAddress.times, () => signIn(wrong, '198.18.0.1'));
    expect(await isFirst()).toBe(true);
  });

  it('lets in again after the window has ended', async () => {
    await times(accountAtAddress.times + 1, () => signIn(wrong, '198.18.0.1'));
    await database().rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
    expect(await signIn(right, '198.18.0.1')).toBe('in');
  });

  it('counts by account alone while the address is not known', async () => {
    await times(accountAtAddress.times + 1, () => signIn(wrong, null));
    expect(await signIn(right, null)).toBe('in');
    await times(account.times, () => signIn(wrong, null));
    expect(await signIn(right, null)).toBe('too_many_attempts');
  });

  it('stores hashes of address and account only', async () => {
    await signIn(wrong, '198.18.0.1');
    const rows = await database().rateLimit.findMany({ orderBy: { key: 'asc' } });
    const names = rows.map(({ key }) => key.replace(/[0-9a-f]{64}$/, '(hash)'));
    expect(names).toEqual(
      ['account', 'accountAtAddress', 'address'].map((name) => `sign-in ${name} (hash)`),
    );
  });

  it('refuses while our database does not answer', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await database().$executeRaw`ALTER TABLE rate_limits RENAME TO away`;
    try {
      const attempt = vi.fn(right);
      expect(await signIn(attempt, '198.18.0.1')).toBe('limits_unavailable');
      expect(attempt).not.toHaveBeenCalled();
    } finally {
      await database().$executeRaw`ALTER TABLE away RENAME TO rate_limits`;
    }
    expect(logged.mock.calls.join()).toContain('limits_unavailable');
  });
});

describe('an action that counts every attempt', () => {
  it('counts successes, too', async () => {
    const attempt = { visitor: from('198.18.0.1'), customerId: '1' };
    await times(limits['chat-token'].account.times, () => limit('chat-token', attempt));
    await expect(limit('chat-token', attempt)).rejects.toMatchObject(tooMany);
    await limit('chat-token', { ...attempt, customerId: '2' });
    await limit('current-customer', attempt);
  });
});
