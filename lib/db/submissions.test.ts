import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMirror, endMirror } from './session-mirrors';
import {
  type Claim,
  claimSubmission,
  completeSubmission,
  findSubmission,
  releaseSubmission,
} from './submissions';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1000);

describe('submissions', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    const newClaim = (): Claim => ({ fingerprint: randomUUID(), claimedAt: now });
    /** The same form again, `later` seconds after; stale after 60 s, joinable for 600. */
    const claim = ({ fingerprint }: Claim, later = 0) =>
      claimSubmission(
        { fingerprint, claimedAt: seconds(later) },
        { staleBefore: seconds(later - 60), joinableSince: seconds(later - 600) },
      );

    async function complete(sent: Claim): Promise<{ mirrorId: string; isKept: boolean }> {
      const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };
      const mirror = await createMirror({ tokenHash: randomUUID(), ...owner, expiresAt: seconds(9_000) });
      const isKept = await completeSubmission(sent, { mirrorId: mirror.id, sealedSessionId: 'sealed' });
      return { mirrorId: mirror.id, isKept };
    }

    it('let one of many claim it', async () => {
      const sent = newClaim();
      const claims = await Promise.all(Array.from({ length: 12 }, () => claim(sent)));
      expect(claims.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
      expect(await findSubmission(sent.fingerprint)).toMatchObject({ claimedAt: now, mirrorId: null });
    });

    it('let one of many take over a claim that is stale, and not before', async () => {
      const sent = newClaim();
      await claim(sent);
      expect(await claim(sent, 60)).toBe('taken');
      const claims = await Promise.all(Array.from({ length: 12 }, () => claim(sent, 61)));
      expect(claims.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    });

    it('keep out whoever was taken over', async () => {
      const sent = newClaim();
      await claim(sent);
      await claim(sent, 61);
      expect((await complete(sent)).isKept).toBe(false);
      await releaseSubmission(sent);
      expect(await findSubmission(sent.fingerprint)).toMatchObject({
        claimedAt: seconds(61),
        mirrorId: null,
      });
    });

    it('keep the first completion while it may be joined', async () => {
      const sent = newClaim();
      await claim(sent);
      const { mirrorId } = await complete(sent);
      expect(await claim(sent, 600)).toBe('taken');
      expect((await complete(sent)).isKept).toBe(false);
      await releaseSubmission(sent);
      expect(await findSubmission(sent.fingerprint)).toMatchObject({ mirrorId, sealedSessionId: 'sealed' });
    });

    it('may be claimed anew when they are joined no more', async () => {
      const sent = newClaim();
      await claim(sent);
      await complete(sent);
      expect(await claim(sent, 601)).toBe('claimed');
      expect(await findSubmission(sent.fingerprint)).toMatchObject({ mirrorId: null, sealedSessionId: null });
    });

    it('may be claimed anew when the session has ended', async () => {
      const sent = newClaim();
      await claim(sent);
      const { mirrorId } = await complete(sent);
      await endMirror(mirrorId, 'signed_out', seconds(1));
      expect(await claim(sent, 2)).toBe('claimed');
    });

    it('may be claimed again once released', async () => {
      const sent = newClaim();
      await claim(sent);
      await releaseSubmission(sent);
      expect(await findSubmission(sent.fingerprint)).toBeNull();
      expect(await claim(sent, 1)).toBe('claimed');
    });
  });
});
