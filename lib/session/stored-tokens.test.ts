import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMirror, findMirror } from '@/lib/db/session-mirrors';
import { listEvents } from '@/lib/db/test-events';
import { setEnvironment } from '@/lib/env/test-environment';
import { ownDatabase } from './test-database';

ownDatabase();

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');
const now = new Date();
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const pair = { jwt: 'the-jwt', refreshToken: 'the-refresh-token', expiresAt: inSeconds(900) };

async function withKeys(...keys: string[]) {
  vi.resetModules();
  setEnvironment({ SESSION_KEYS: keys.join(',') });
  return import('./stored-tokens');
}

const newRow = (customerId = '100000001') => ({
  id: randomUUID(),
  tokenHash: randomUUID(),
  identityKind: 'cleeng',
  identityRealm: '123456789',
  customerId,
});

async function storeUnder(letter: string, customerId?: string): Promise<string> {
  const { sealTokens } = await withKeys(key(letter));
  const row = newRow(customerId);
  const sealed = await sealTokens(row, pair, now);
  return (await createMirror({ ...row, expiresAt: inSeconds(86_400), ...sealed })).id;
}

describe('the tokens in a row', () => {
  beforeEach(() => void vi.spyOn(console, 'info').mockReturnValue());

  it('are renewed a minute early, or a tenth of their lifetime', async () => {
    const { sealTokens } = await withKeys(key('a'));
    const renewAt = async (changes: object) =>
      (await sealTokens(newRow(), { ...pair, ...changes }, now)).tokensRenewAt;
    expect(await renewAt({})).toEqual(inSeconds(840));
    expect(await renewAt({ expiresAt: inSeconds(20) })).toEqual(inSeconds(18));
    expect(await renewAt({ refreshToken: null })).toEqual(inSeconds(900));
  });

  it('can be opened after a key rotation while their key is configured', async () => {
    const id = await storeUnder('a');
    const { storedTokens } = await withKeys(key('b'), key('a'));
    expect((await storedTokens(id)).tokens).toEqual(pair);
  });

  it('end only their own session where no key opens them', async () => {
    const [sealedByA, sealedByB] = [await storeUnder('a'), await storeUnder('b')];
    const { storedTokens } = await withKeys(key('b'));
    await expect(storedTokens(sealedByA)).rejects.toMatchObject({ code: 'session_ended' });
    expect(await findMirror(sealedByA)).toMatchObject({
      endedReason: 'tokens_unreadable',
      sealedTokens: null,
    });
    expect((await storedTokens(sealedByB)).tokens).toEqual(pair);
    const logged = JSON.stringify(vi.mocked(console.info).mock.calls);
    expect(logged).toContain('tokens_unreadable');
    const identity = { kind: 'cleeng', realm: '123456789', customerId: '100000001' };
    expect(await listEvents(identity, 1)).toMatchObject([
      { kind: 'ended', reason: 'tokens_unreadable' },
    ]);
  });

  it('end their session where they were altered', async () => {
    const id = await storeUnder('a');
    const { storedTokens } = await withKeys(key('a'));
    const { database } = await import('@/lib/db/client');
    const [{ sealed = '' } = {}] = await database().$queryRaw<{ sealed?: string }[]>`
      UPDATE session_mirrors SET sealed_tokens = overlay(sealed_tokens placing 'AAAA' from 90)
      WHERE id = ${id}::uuid RETURNING sealed_tokens AS sealed`;
    expect(sealed).toContain('AAAA');
    await expect(storedTokens(id)).rejects.toMatchObject({ code: 'session_ended' });
  });

  it.each([
    ["another customer's", '100000002'],
    ["the same customer's", '100000001'],
  ])(
    'cannot be opened from %s row: that session ends, the original stays open',
    async (_, customerId) => {
      const [from, to] = [await storeUnder('a'), await storeUnder('a', customerId)];
      const { storedTokens } = await withKeys(key('a'));
      const { database } = await import('@/lib/db/client');
      await database().$executeRaw`
      UPDATE session_mirrors SET sealed_tokens = (SELECT sealed_tokens FROM session_mirrors WHERE id = ${from}::uuid)
      WHERE id = ${to}::uuid`;
      await expectEnded(to, storedTokens);
      expect((await storedTokens(from)).tokens).toEqual(pair);
    },
  );

  it.each(['secret_hash', 'identity_realm', 'customer_id'])(
    'cannot be opened once the %s of their row has changed',
    async (column) => {
      const id = await storeUnder('a');
      const { storedTokens } = await withKeys(key('a'));
      const { database } = await import('@/lib/db/client');
      await database().$executeRawUnsafe(
        `UPDATE session_mirrors SET ${column} = $1 WHERE id = $2::uuid`,
        '100000002',
        id,
      );
      await expectEnded(id, storedTokens);
    },
  );

  it('end their session where they are not bound to a row, as in earlier releases', async () => {
    const id = await storeUnder('a');
    const { storedTokens } = await withKeys(key('a'));
    const { seal } = await import('@/lib/crypto/seal');
    const { database } = await import('@/lib/db/client');
    const sealedTokens = await seal(JSON.stringify(pair), 'vendor-tokens');
    await database().sessionMirror.update({ where: { id }, data: { sealedTokens } });
    await expectEnded(id, storedTokens);
  });

  async function expectEnded(
    id: string,
    storedTokens: (id: string) => Promise<unknown>,
  ): Promise<void> {
    await expect(storedTokens(id)).rejects.toMatchObject({ code: 'session_ended' });
    expect(await findMirror(id)).toMatchObject({
      endedReason: 'tokens_unreadable',
      sealedTokens: null,
    });
  }
});
