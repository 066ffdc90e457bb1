import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { limits, networksPerBlock } from '@/lib/env/limits';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
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

/** An attempt to sign in: what came of it. */
const signIn = (attempt: () => Promise<string>, address: string | null, account = email) =>
  withinLimits('sign-in', { visitor: from(address), email: account }, attempt).catch(
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

describe('a door', () => {
  const { here, account, known, address } = limits['sign-in'];

  it('lets nobody guess on from one place, and says when they may', async () => {
    await times(here.times, () => signIn(wrong, '198.18.0.1'));
    const guess = vi.fn(right);
    expect(await signIn(guess, '198.18.0.1')).toBe('too_many_attempts');
    expect(guess).not.toHaveBeenCalled();
    const refusal = await withinLimits(
      'sign-in',
      { visitor: from('198.18.0.1'), email },
      right,
    ).catch((error) => error);
    expect(refusal).toMatchObject(tooMany);
    expect(refusal.retryAfterSeconds).toBeGreaterThan(here.seconds - 60);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(here.seconds);
  });

  it('is the same to whoever spells the address otherwise', async () => {
    await times(here.times, () => signIn(wrong, '198.18.0.1', 'ANNA@example.com'));
    expect(await signIn(right, '198.18.0.1')).toBe('too_many_attempts');
  });

  it('is open to the same account from elsewhere', async () => {
    await times(here.times + 1, () => signIn(wrong, '198.18.0.1'));
    expect(await signIn(right, '198.18.0.2')).toBe('in');
  });

  it('slows whoever guesses one account from many places', async () => {
    await times(account.times, (time) => signIn(wrong, `198.18.0.${time}`));
    expect(await signIn(right, '198.18.1.1')).toBe('too_many_attempts');
    expect(await signIn(right, '198.18.1.1', 'ben@example.com')).toBe('in');
  });

  it('slows whoever tries many accounts from one place, which one network is', async () => {
    const inNetwork = (time: number) => `2001:db8:0:7::${time.toString(16)}`;
    await times(address.times, (time) => signIn(wrong, inNetwork(time), `${time}@example.com`));
    expect(await signIn(right, '2001:db8:0:7:ffff::1')).toBe('too_many_attempts');
    expect(await signIn(right, '2001:db8:0:8::1')).toBe('in');
  });

  it('slows whoever has many networks, which one block of them is', async () => {
    const inBlock = (network: number) => `2001:db8:7:${network.toString(16)}::1`;
    await signIn(wrong, inBlock(1));
    const block = { key: { startsWith: 'sign-in block ' } };
    const points = address.times * networksPerBlock - 2;
    await database().rateLimit.updateMany({ where: block, data: { points } });
    expect(
      await times(4, (network) => signIn(wrong, inBlock(network), `${network}@example.com`)),
    ).toEqual([...Array(2).fill('wrong_credentials'), ...Array(2).fill('too_many_attempts')]);
    expect(await signIn(right, '2001:db8:8:1::1')).toBe('in');
  });

  it('slows whoever has many browsers that an account knows, all together', async () => {
    const browsers = await times(20, async () => {
      emptyJar();
      await rememberBrowser(email);
      return keptCookies();
    });
    const guesses = await times(known.times + 10, (time) => {
      emptyJar();
      browsers[time % browsers.length]?.forEach(keep);
      return signIn(wrong, '198.18.0.1');
    });
    expect(guesses).toEqual([
      ...Array(known.times).fill('wrong_credentials'),
      ...Array(10).fill('too_many_attempts'),
    ]);
    emptyJar();
    expect(await signIn(right, '198.18.0.1')).toBe('in');
  });

  it('does not let a network that is refused use up an account', async () => {
    await times(address.times, (time) => signIn(wrong, '198.18.0.1', `${time}@example.com`));
    await times(account.times, () => signIn(wrong, '198.18.0.1'));
    expect(await signIn(wrong, '198.18.0.2')).toBe('wrong_credentials');
  });

  it('counts nothing against those it lets in, and begins anew for them', async () => {
    await times(here.times * 2, () => signIn(right, '198.18.0.1'));
    await times(here.times - 1, () => signIn(wrong, '198.18.0.1'));
    expect(await signIn(right, '198.18.0.1')).toBe('in');
    expect(await times(here.times, () => signIn(wrong, '198.18.0.1'))).toEqual(
      Array(here.times).fill('wrong_credentials'),
    );
  });

  it('gives a guesser nothing back for what its owner does', async () => {
    await times(account.times, (time) => signIn(time % 10 ? wrong : right, `198.18.0.${time}`));
    const left = account.times - Math.floor(account.times * 0.9);
    expect(await times(left + 1, (time) => signIn(wrong, `198.18.1.${time}`))).toEqual([
      ...Array(left).fill('wrong_credentials'),
      'too_many_attempts',
    ]);
  });

  it('counts no outage', async () => {
    const down = () => Promise.reject(new VendorError('cleeng', 'createAuth', 'timeout', ''));
    await times(here.times + 1, () => signIn(down, '198.18.0.1'));
    expect(await signIn(right, '198.18.0.1')).toBe('in');
  });

  it('lets no more guess who come at once', async () => {
    const guess = vi.fn(wrong);
    await Promise.all(Array.from({ length: 30 }, () => signIn(guess, '198.18.0.1')));
    expect(guess).toHaveBeenCalledTimes(here.times);
  });

  it('is not shut by a crowd that is let in: whoever came too much is forgotten', async () => {
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

  it('names one refusal the first while its window lasts, whatever is forgotten meanwhile', async () => {
    const isFirst = () =>
      withinLimits('sign-in', { visitor: from('198.18.0.1'), email }, right).catch(
        (error) => error.isFirst,
      );
    await times(here.times, () => signIn(wrong, '198.18.0.1'));
    expect(await times(3, isFirst)).toEqual([true, false, false]);
    const row = { key: { startsWith: 'sign-in here ' } };
    await database().rateLimit.updateMany({ where: row, data: { points: here.times - 1 } });
    await signIn(wrong, '198.18.0.1');
    expect(await isFirst()).toBe(false);
    await database().rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
    await times(here.times, () => signIn(wrong, '198.18.0.1'));
    expect(await isFirst()).toBe(true);
  });

  it('opens when the window has ended', async () => {
    await times(here.times + 1, () => signIn(wrong, '198.18.0.1'));
    await database().rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
    expect(await signIn(right, '198.18.0.1')).toBe('in');
  });

  it('counts by account alone where no address can be believed', async () => {
    await times(here.times + 1, () => signIn(wrong, null));
    expect(await signIn(right, null)).toBe('in');
    await times(account.times, () => signIn(wrong, null));
    expect(await signIn(right, null)).toBe('too_many_attempts');
  });

  it('keeps neither address nor account', async () => {
    await signIn(wrong, '198.18.0.1');
    const rows = await database().rateLimit.findMany({ orderBy: { key: 'asc' } });
    const kinds = rows.map(({ key }) => key.replace(/[0-9a-f]{64}$/, '(fingerprint)'));
    expect(kinds).toEqual(
      ['account', 'address', 'here'].map((kind) => `sign-in ${kind} (fingerprint)`),
    );
  });

  it('stays shut while our database is silent', async () => {
    const surprise = vi.spyOn(console, 'error').mockReturnValue();
    await database().$executeRaw`ALTER TABLE rate_limits RENAME TO away`;
    try {
      const attempt = vi.fn(right);
      expect(await signIn(attempt, '198.18.0.1')).toBe('limits_unavailable');
      expect(attempt).not.toHaveBeenCalled();
    } finally {
      await database().$executeRaw`ALTER TABLE away RENAME TO rate_limits`;
    }
    expect(surprise.mock.calls.join()).toContain('limits_unavailable');
  });
});

describe('a door that counts every attempt', () => {
  it('counts what turned out well, too', async () => {
    const knock = { visitor: from('198.18.0.1'), customerId: '1' };
    await times(limits['chat-token'].account.times, () => limit('chat-token', knock));
    await expect(limit('chat-token', knock)).rejects.toMatchObject(tooMany);
    await limit('chat-token', { ...knock, customerId: '2' });
    await limit('current-customer', knock);
  });
});
