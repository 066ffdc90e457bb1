import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type RenewalLease,
  releaseRenewalLease,
  storeRenewedTokens,
  takeRenewalLease,
} from './renewals';
import { createMirror, endMirror, findMirror } from './session-mirrors';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.123Z');
const later = new Date('2026-11-21T11:00:00.000Z');
const pair = { sealedTokens: 'renewed', tokensExpireAt: later, tokensRenewAt: now };
const minute = 60_000;
const over = -1;

const taken = { ends: expect.any(Date), isUnsure: expect.any(Boolean) };

async function open(): Promise<string> {
  const { id } = await createMirror({
    tokenHash: randomUUID(),
    identityKind: 'cleeng',
    identityRealm: '123456789',
    customerId: randomUUID(),
    sealedTokens: 'first',
    tokensExpireAt: now,
    expiresAt: later,
  });
  return id;
}

async function leaseOf(id: string, leaseMs = minute): Promise<RenewalLease> {
  const lease = await takeRenewalLease(id, 0, leaseMs);
  if (!lease) throw new Error('Another request has the lease.');
  return lease;
}

describe('the renewal lease', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    it('is taken by one of many parallel requests', async () => {
      const id = await open();
      const leases = await Promise.all(
        Array.from({ length: 8 }, () => takeRenewalLease(id, 0, minute)),
      );
      expect(leases.filter(Boolean)).toHaveLength(1);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: false });
    });

    it('ends with the new tokens, which are stored once', async () => {
      const id = await open();
      await takeRenewalLease(id, 0, minute);
      const kept = await Promise.all(
        Array.from({ length: 8 }, () => storeRenewedTokens(id, 0, pair)),
      );
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await findMirror(id)).toMatchObject({
        ...pair,
        tokensVersion: 1,
        renewalLeaseEnds: null,
      });
    });

    it('ends once tokens are stored, also by an earlier holder', async () => {
      const id = await open();
      const overtaken = await leaseOf(id, over);
      const successor = await leaseOf(id);
      expect(await storeRenewedTokens(id, 0, pair)).toBe(true);
      for (const lease of [successor, overtaken]) await releaseRenewalLease(id, lease, true);
      expect(await findMirror(id)).toMatchObject({
        renewalLeaseEnds: null,
        isRenewalUnsure: false,
      });
    });

    it('is not for requests with older tokens', async () => {
      const id = await open();
      await storeRenewedTokens(id, 0, pair);
      expect(await takeRenewalLease(id, 0, minute)).toBeNull();
      expect(await takeRenewalLease(id, 1, minute)).toEqual(taken);
    });

    it('can be taken after it is released, sure or unsure', async () => {
      const id = await open();
      await releaseRenewalLease(id, await leaseOf(id), false);
      const second = await leaseOf(id);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: false });
      await releaseRenewalLease(id, second, true);
      const third = await leaseOf(id);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: true });
      await releaseRenewalLease(id, third, false);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: true, renewalLeaseEnds: null });
    });

    it('is released by its holder only', async () => {
      const id = await open();
      const overtaken = await leaseOf(id, over);
      const lease = await leaseOf(id);
      await releaseRenewalLease(id, overtaken, false);
      expect(await findMirror(id)).toMatchObject({ renewalLeaseEnds: lease.ends });
    });

    it('that was released is not for requests that have waited', async () => {
      const id = await open();
      await releaseRenewalLease(id, await leaseOf(id), true);
      expect(await takeRenewalLease(id, 0, minute, true)).toBeNull();
      expect(await takeRenewalLease(id, 0, over)).toEqual(taken);
      expect(await takeRenewalLease(id, 0, minute, true)).toEqual(taken);
    });

    it('of a holder that died is taken over after it expires, unsure', async () => {
      const id = await open();
      await takeRenewalLease(id, 0, over);
      expect(await takeRenewalLease(id, 0, minute)).toEqual(taken);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: true });
      await storeRenewedTokens(id, 0, pair);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: false });
    });

    it('ends with the session: none is taken and no tokens are stored', async () => {
      const id = await open();
      await endMirror(id, 'signed_out', now);
      const ended = await findMirror(id);
      expect(await takeRenewalLease(id, 0, minute)).toBeNull();
      expect(await storeRenewedTokens(id, 0, pair)).toBe(false);
      expect(await findMirror(id)).toEqual(ended);
    });
  });
});
