import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMirror } from './session-mirrors';
import { createTicket, redeemTicket } from './sign-in-tickets';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const inAMinute = new Date('2026-11-21T10:01:00.000Z');

describe('sign-in tickets', () => {
  onEveryDatabase((database) => {
    useMigrated(database);
    let mirrorId: string;

    beforeAll(async () => {
      const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };
      ({ id: mirrorId } = await createMirror({ tokenHash: randomUUID(), ...owner, expiresAt: inAMinute }));
    });

    async function issue(): Promise<string> {
      const ticketHash = randomUUID();
      await createTicket({ ticketHash, mirrorId, sealedSessionId: 'sealed', expiresAt: inAMinute });
      return ticketHash;
    }

    it('lets the bearer in once', async () => {
      const ticket = await issue();
      expect(await redeemTicket(ticket, now)).toEqual({ mirrorId, sealedSessionId: 'sealed' });
      expect(await redeemTicket(ticket, now)).toBeNull();
    });

    it('lets one in of many who come at once', async () => {
      const ticket = await issue();
      const redeemed = await Promise.all(Array.from({ length: 12 }, () => redeemTicket(ticket, now)));
      expect(redeemed.filter(Boolean)).toHaveLength(1);
    });

    it('lets nobody in from the moment it expires', async () => {
      const ticket = await issue();
      expect(await redeemTicket(ticket, inAMinute)).toBeNull();
      const justBefore = new Date(inAMinute.getTime() - 1);
      expect(await redeemTicket(ticket, justBefore)).not.toBeNull();
    });

    it('knows no other tickets', async () => {
      expect(await redeemTicket('unknown', now)).toBeNull();
    });
  });
});
