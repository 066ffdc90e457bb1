import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listEvents } from '@/lib/db/identity-events';
import { createMirror, findMirror } from '@/lib/db/session-mirrors';
import { setEnvironment } from '@/lib/test-environment';
import { ownDatabase } from './test-database';

ownDatabase();

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');
const now = new Date();
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const pair = { jwt: 'the-jwt', refreshToken: 'the-refresh-token', expiresAt: inSeconds(900) };

/** lib/session/stored-tokens as a process with these keys has it. */
async function withKeys(...keys: string[]) {
  vi.resetModules();
  setEnvironment({ SESSION_KEYS: keys.join(',') });
  return import('./stored-tokens');
}

async function storeUnder(letter: string): Promise<string> {
  const { sealTokens } = await withKeys(key(letter));
  const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '100000001' };
  const times = { expiresAt: inSeconds(86_400) };
  const mirror = { secretHash: crypto.randomUUID(), ...owner, ...times, ...(await sealTokens(pair, now)) };
  return (await createMirror(mirror)).id;
}

describe('the tokens in a row', () => {
  beforeEach(() => void vi.spyOn(console, 'info').mockReturnValue());

  it('are renewed a minute early, or a tenth of their life', async () => {
    const { sealTokens } = await withKeys(key('a'));
    const renewAt = async (changes: object) => (await sealTokens({ ...pair, ...changes }, now)).tokensRenewAt;
    expect(await renewAt({})).toEqual(inSeconds(840));
    expect(await renewAt({ expiresAt: inSeconds(20) })).toEqual(inSeconds(18));
    expect(await renewAt({ refreshToken: null })).toEqual(inSeconds(900));
  });

  it('open after the keys have rotated, for as long as theirs is among them', async () => {
    const id = await storeUnder('a');
    const { storedTokens } = await withKeys(key('b'), key('a'));
    expect((await storedTokens(id)).tokens).toEqual(pair);
  });

  it('end their session, and no other, where no key opens them', async () => {
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
    expect(await listEvents(identity, 1)).toMatchObject([{ kind: 'ended', reason: 'tokens_unreadable' }]);
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
});
