import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMirror } from './session-mirrors';
import { claimSubmission, completeSubmission, findSubmission, releaseSubmission } from './submissions';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const staleAfterMs = 30_000;
const whenStale = new Date(now.getTime() + staleAfterMs + 1);

describe('submissions', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    const claim = (id: string, changes: { now?: Date; subjectHash?: string } = {}) =>
      claimSubmission({ id, subjectHash: 'ann', now, staleAfterMs, ...changes });

    async function completed(id: string): Promise<string> {
      const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };
      const mirror = await createMirror({ secretHash: randomUUID(), ...owner, expiresAt: whenStale });
      await completeSubmission(id, { mirrorId: mirror.id, sealedSessionId: 'sealed' });
      return mirror.id;
    }

    it('lets one of many claim it', async () => {
      const id = randomUUID();
      const claims = await Promise.all(Array.from({ length: 12 }, () => claim(id)));
      expect(claims.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
      expect(await findSubmission(id)).toMatchObject({ subjectHash: 'ann', claimedAt: now, mirrorId: null });
    });

    it('lets one of many take over a claim that is stale', async () => {
      const id = randomUUID();
      await claim(id);
      expect(await claim(id, { now: new Date(now.getTime() + staleAfterMs) })).toBe('taken');
      const claims = await Promise.all(Array.from({ length: 12 }, () => claim(id, { now: whenStale })));
      expect(claims.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    });

    it('lets nobody else take over, however stale', async () => {
      const id = randomUUID();
      await claim(id);
      expect(await claim(id, { now: whenStale, subjectHash: 'bob' })).toBe('taken');
      expect(await findSubmission(id)).toMatchObject({ subjectHash: 'ann' });
    });

    it('keeps a completed one, however stale', async () => {
      const id = randomUUID();
      await claim(id);
      const mirrorId = await completed(id);
      expect(await claim(id, { now: whenStale })).toBe('taken');
      await releaseSubmission(id);
      await completed(id);
      expect(await findSubmission(id)).toMatchObject({ mirrorId, sealedSessionId: 'sealed' });
    });

    it('may be claimed again once released', async () => {
      const id = randomUUID();
      await claim(id);
      await releaseSubmission(id);
      expect(await findSubmission(id)).toBeNull();
      expect(await claim(id, { subjectHash: 'corrected' })).toBe('claimed');
    });
  });
});
