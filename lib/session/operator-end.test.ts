import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/test-sandbox';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { endByOperator } from './operator-end';
import { openSession, storedPair, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';

const sandbox = ownSandbox();
ownDatabase();

let phone: TestSession;
let laptop: TestSession;
let refreshToken: string;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().sessionMirror.deleteMany();
  phone = await openSession('anna');
  laptop = await openSession('anna');
  ({ refreshToken } = await storedPair(phone));
});

const identity = () => phone.session.identity;
const openIds = () => [phone.session.id, laptop.session.id].sort();
const reasons = async () => Promise.all(openIds().map(async (id) => (await findMirror(id))?.endedReason));
const deletions = async () => (await sandbox.calls()).filter((call) => call.startsWith('DELETE'));
const atCleeng = () => refreshAuth(refreshToken, identity().customerId);

describe("an operator's end", () => {
  it('ends every session of the customer, here and at Cleeng, and nobody else', async () => {
    const dirk = await openSession('dirk');
    const { ended, atCleeng: outcome } = await endByOperator(identity());
    expect(ended.map(({ id }) => id).sort()).toEqual(openIds());
    expect(outcome).toBe('forgotten');
    expect(await reasons()).toEqual(['ended_by_operator', 'ended_by_operator']);
    await expect(atCleeng()).rejects.toMatchObject({ name: 'CleengTokenRefused' });
    expect(await findMirror(dirk.session.id)).toMatchObject({ endedAt: null });
  });

  it('takes a token that has run out for one to renew', async () => {
    await sandbox.control('advance', { seconds: 16 * 60 });
    expect(await endByOperator(identity())).toMatchObject({ atCleeng: 'forgotten' });
    expect(await deletions()).toEqual(['DELETE /refresh_tokens 200']);
  });

  it('passes over a session whose tokens are dead', async () => {
    await refreshAuth(refreshToken, identity().customerId);
    await sandbox.control('advance', { seconds: 16 * 60 });
    const { ended, atCleeng: outcome } = await endByOperator(identity());
    expect(outcome).toBe('forgotten');
    expect(ended).toHaveLength(2);
  });

  it.each([
    ['at all', {}, []],
    ['when it is to forget', { path: '/refresh_tokens' }, ['DELETE /refresh_tokens 500']],
  ])('ends the sessions although Cleeng does not answer %s', async (_, where, asked) => {
    await sandbox.control('fail', { vendor: 'cleeng', fault: 500, times: 9, ...where });
    const { ended, atCleeng: outcome } = await endByOperator(identity());
    expect(ended).toHaveLength(2);
    expect(outcome).toBe('down');
    expect(await reasons()).toEqual(['ended_by_operator', 'ended_by_operator']);
    expect(await deletions()).toEqual(asked);
  });

  it('ends the sessions although nobody can open their tokens', async () => {
    const reported = vi.spyOn(console, 'error').mockReturnValue();
    await database().sessionMirror.updateMany({ data: { sealedTokens: 'sealed elsewhere' } });
    const { ended, atCleeng: outcome } = await endByOperator(identity());
    expect(ended).toHaveLength(2);
    expect(outcome).toBe('not_asked');
    expect((await reasons()).every(Boolean)).toBe(true);
    for (const [line] of reported.mock.calls) expect(line).not.toContain('sealed elsewhere');
  });

  it('of somebody who is not signed in asks nobody', async () => {
    await endByOperator(identity());
    const calls = await sandbox.calls();
    expect(await endByOperator(identity())).toEqual({ ended: [], atCleeng: 'not_asked' });
    expect(await sandbox.calls()).toEqual(calls);
  });
});
