import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listReceipts, type NewReceipt } from './consent-receipts';
import { ownedBy } from './owner';
import { settlePending } from './pending-consents';
import { createMirror, endMirror, findMirror } from './session-mirrors';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const pending = [{ name: 'terms', version: '10', state: 'accepted' }];
const newer = [{ name: 'terms', version: '11', state: 'accepted' }];

describe('an answer that the vendor has stored', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    const answered = async () => {
      const customer = { kind: 'cleeng', realm: '123456789', customerId: randomUUID() } as const;
      const mirror = await createMirror({
        secretHash: randomUUID(),
        ...ownedBy(customer),
        pendingConsents: pending,
        consentsDue: true,
        expiresAt: now,
      });
      const receipt: NewReceipt = {
        ...ownedBy(customer),
        name: 'terms',
        version: '10',
        state: 'accepted',
        labelSha256: 'of the label',
        locale: 'en',
        answeredAt: now,
        sessionId: mirror.id,
      };
      return { customer, mirror, receipt };
    };

    it('leaves the mirror and becomes a receipt, once', async () => {
      const { customer, mirror, receipt } = await answered();
      const settle = () => settlePending(mirror.id, pending, { consentsDue: false }, [receipt]);
      expect((await Promise.all([settle(), settle(), settle()])).filter(Boolean)).toHaveLength(1);
      expect(await findMirror(mirror.id)).toMatchObject({ pendingConsents: null, consentsDue: false });
      expect(await listReceipts(customer)).toMatchObject([receipt]);
    });

    it('leaves its receipt in a session that has ended meanwhile', async () => {
      const { customer, mirror, receipt } = await answered();
      await endMirror(mirror.id, 'signed_out', now);
      expect(await settlePending(mirror.id, pending, { consentsDue: false }, [receipt])).toBe(true);
      expect(await listReceipts(customer)).toMatchObject([receipt]);
    });

    it('stays on the mirror where no receipt can be left', async () => {
      const { customer, mirror, receipt } = await answered();
      const impossible = { ...receipt, sessionId: 'no uuid' };
      await expect(settlePending(mirror.id, pending, {}, [impossible])).rejects.toThrow();
      expect(await findMirror(mirror.id)).toMatchObject({ pendingConsents: pending, consentsDue: true });
      expect(await listReceipts(customer)).toEqual([]);
    });

    it('gives way to a newer answer that waits', async () => {
      const { customer, mirror, receipt } = await answered();
      expect(await settlePending(mirror.id, newer, { consentsDue: false }, [receipt])).toBe(false);
      expect(await findMirror(mirror.id)).toMatchObject({ pendingConsents: pending, consentsDue: true });
      expect(await listReceipts(customer)).toEqual([]);
    });
  });
});
