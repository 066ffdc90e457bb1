import { EventEmitter, once } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storeRenewedTokens } from '@/lib/db/renewals';
import { findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { sealTokens } from '@/lib/session/stored-tokens';
import {
  expireTokens,
  openSession,
  rowOf,
  storedPair,
  type TestSession,
} from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { asCustomer } from './vendor-token';

vi.mock('@/lib/db/session-mirrors', async (load) => {
  const rows = await load<typeof import('@/lib/db/session-mirrors')>();
  return { ...rows, findMirror: vi.fn(rows.findMirror) };
});

const sandbox = ownSandbox();
ownDatabase();

const refreshes = async () =>
  (await sandbox.calls()).filter((call) => call.startsWith('POST /auths/refresh_token'));
let anna: TestSession;
const ask = () => asCustomer(anna.session, fetchCustomer);
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
});

describe("a customer's token", () => {
  it('is used as it is while it is good', async () => {
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
    expect(await refreshes()).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    ['is about to expire', () => expireTokens(anna)],
    ['was refused, older than it said', () => sandbox.control('advance', { seconds: 901 })],
  ])('is renewed once for five calls at once where it %s', async (_, age) => {
    await age();
    const answers = await Promise.all(Array.from({ length: 5 }, ask));
    expect(answers.map(({ email }) => email)).toEqual(Array(5).fill('anna@example.com'));
    expect(await refreshes()).toEqual(['POST /auths/refresh_token 200']);
  });

  it('is not renewed again by a request that read the row before the renewal', async () => {
    await expireTokens(anna);
    const looks = new EventEmitter();
    const renewed = once(looks, 'renewed');
    const look = vi.mocked(findMirror).getMockImplementation();
    vi.mocked(findMirror).mockImplementationOnce(async (id) => {
      const before = await look?.(id);
      await renewed;
      return before ?? null;
    });
    const late = ask();
    await ask();
    looks.emit('renewed');
    expect(await late).toMatchObject({ email: 'anna@example.com' });
    expect(await refreshes()).toEqual(['POST /auths/refresh_token 200']);
  });

  it('is stored before it is used', async () => {
    await expireTokens(anna);
    const stored = await asCustomer(anna.session, async ({ jwt }) => ({
      used: jwt,
      stored: (await storedPair(anna)).jwt,
    }));
    expect(stored.used).toBe(stored.stored);
    expect(stored.used).not.toBe(anna.jwt);
  });

  it('that cannot be renewed yet serves to its end', async () => {
    await expireTokens(anna);
    await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault: 503 });
    expect(await ask()).toMatchObject({ email: 'anna@example.com' });
    expect(await storedPair(anna)).toMatchObject({ jwt: anna.jwt });
    await ask();
    expect(await storedPair(anna)).not.toMatchObject({ jwt: anna.jwt });
  });

  it('that is new is used by the next call', async () => {
    await expireTokens(anna);
    await ask();
    await ask();
    expect(await refreshes()).toHaveLength(1);
  });

  it('is asked for once more and no oftener where Cleeng refuses the new one, too', async () => {
    const asked: string[] = [];
    const refused = asCustomer(anna.session, async ({ jwt }) => {
      asked.push(jwt);
      throw new CleengTokenRefused('fetchCustomer', 'refused');
    });
    await expect(refused).rejects.toThrow(CleengTokenRefused);
    expect(new Set(asked).size).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('that another process renewed meanwhile is found in the row', async () => {
    await expireTokens(anna);
    const otherPair = await refreshAuth(
      (await storedPair(anna)).refreshToken,
      anna.session.identity.customerId,
    );
    await sandbox.control('fail', {
      vendor: 'cleeng',
      path: '/auths/refresh_token',
      fault: 'slow',
    }); // Our own refresh, with the spent token, is refused only after the other pair is stored.
    await sandbox.control('settings', { slowSeconds: 1 });
    const asking = ask();
    await vi.waitFor(async () =>
      expect((await sandbox.calls()).at(-1)).toBe('POST /auths/refresh_token 0'),
    );
    await storeRenewedTokens(
      anna.session.id,
      1,
      await sealTokens(await rowOf(anna.session.id), otherPair.tokens),
    );
    expect(await asking).toMatchObject({ email: 'anna@example.com' });
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null, tokensVersion: 2 });
  });
});
