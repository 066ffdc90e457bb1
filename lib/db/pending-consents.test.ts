import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listReceipts, type NewReceipt } from './consent-receipts';
import { ownedBy } from './owner';
import {
  areAnswersWaiting,
  keepAnswers,
  releaseSendingLease,
  type SendingLease,
  settleAnswers,
  takeSendingLease,
} from './pending-consents';
import { createMirror, endMirror, findMirror } from './session-mirrors';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const minute = 60_000;
const over = -1;
const newCustomer = () => ({ kind: 'cleeng', realm: '123456789', customerId: randomUUID() });
type Customer = ReturnType<typeof newCustomer>;
const answer = (name: string) => ({ id: randomUUID(), name });

async function leaseOf(customer: Customer, leaseMs = minute): Promise<SendingLease> {
  const lease = await takeSendingLease(customer, leaseMs);
  if (!lease) throw new Error('Another request has the lease, or nothing waits.');
  return lease;
}

function receiptOf(customer: Customer, id: string): NewReceipt & { id: string } {
  const evidence = {
    name: 'terms',
    version: '10',
    state: 'accepted',
    labelSha256: 'of it',
    locale: 'nl',
    textLanguage: 'en',
  };
  return { ...ownedBy(customer), ...evidence, id, answeredAt: now, sessionId: randomUUID() };
}

describe('pending answers', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    it('are the newest for each consent, of one customer', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      const [terms, marketing, newer] = [answer('terms'), answer('marketing'), answer('marketing')];
      await keepAnswers(ann, { terms, marketing });
      await keepAnswers(ann, { marketing: newer });
      expect((await leaseOf(ann)).answers).toEqual({ terms, marketing: newer });
      expect([await areAnswersWaiting(ann), await areAnswersWaiting(bob)]).toEqual([true, false]);
      expect(await takeSendingLease(bob, minute)).toBeNull();
    });

    it('are leased to one of many parallel requests, until the lease is released or expires', async () => {
      const ann = newCustomer();
      await keepAnswers(ann, { terms: answer('terms') });
      const leases = await Promise.all(
        Array.from({ length: 8 }, () => takeSendingLease(ann, minute)),
      );
      const [lease, ...others] = leases.filter((taken) => taken !== null);
      expect(others).toEqual([]);
      await keepAnswers(ann, { terms: answer('terms') });
      expect(await takeSendingLease(ann, minute)).toBeNull();
      await releaseSendingLease(ann, lease as SendingLease);
      const overtaken = await leaseOf(ann, over);
      await leaseOf(ann);
      await releaseSendingLease(ann, overtaken);
      expect(await takeSendingLease(ann, minute)).toBeNull();
    });

    it('become receipts, and change the gate of every open session', async () => {
      const ann = newCustomer();
      const open = () =>
        createMirror({
          tokenHash: randomUUID(),
          ...ownedBy(ann),
          consentsDue: true,
          expiresAt: now,
        });
      const [one, other, ended] = [await open(), await open(), await open()];
      await endMirror(ended.id, 'signed_out', now);
      const terms = answer('terms');
      const receipt = receiptOf(ann, terms.id);
      await keepAnswers(ann, { terms });
      const settled = { sent: [terms.id], receipts: [receipt], consentsDue: false };
      expect(await settleAnswers(ann, await leaseOf(ann), settled)).toBe(1);
      expect(await areAnswersWaiting(ann)).toBe(false);
      expect(await listReceipts(ann)).toEqual([receipt]);
      const due = await Promise.all([one, other, ended].map(({ id }) => findMirror(id)));
      expect(due.map((mirror) => mirror?.consentsDue)).toEqual([false, false, true]);
    });

    it('leave a receipt when a newer answer has arrived, which the next lease sends', async () => {
      const ann = newCustomer();
      const [older, newer, terms] = [answer('marketing'), answer('marketing'), answer('terms')];
      await keepAnswers(ann, { marketing: older, terms });
      const lease = await leaseOf(ann);
      await keepAnswers(ann, { marketing: newer });
      const receipts = [receiptOf(ann, older.id), receiptOf(ann, terms.id)];
      await settleAnswers(ann, lease, { sent: [older.id, terms.id], receipts });
      expect(await listReceipts(ann)).toHaveLength(2);
      expect((await leaseOf(ann)).answers).toEqual({ marketing: newer });
    });

    it('leave one receipt when two leases have sent them', async () => {
      const ann = newCustomer();
      const terms = answer('terms');
      const settled = { sent: [terms.id], receipts: [receiptOf(ann, terms.id)] };
      await keepAnswers(ann, { terms });
      const [overtaken, lease] = [await leaseOf(ann, over), await leaseOf(ann)];
      expect(await settleAnswers(ann, overtaken, settled)).toBe(1);
      expect(await settleAnswers(ann, lease, settled)).toBe(0);
      expect(await listReceipts(ann)).toHaveLength(1);
    });

    it('keep a lease that was taken over', async () => {
      const ann = newCustomer();
      const terms = answer('terms');
      await keepAnswers(ann, { terms });
      const overtaken = await leaseOf(ann, over);
      await keepAnswers(ann, { terms: answer('terms') });
      await leaseOf(ann);
      await settleAnswers(ann, overtaken, { sent: [terms.id], receipts: [] });
      expect(await takeSendingLease(ann, minute)).toBeNull();
    });

    it('stay when no receipt can be stored', async () => {
      const ann = newCustomer();
      const terms = answer('terms');
      await keepAnswers(ann, { terms });
      const impossible = { ...receiptOf(ann, terms.id), sessionId: 'no uuid' };
      const settling = settleAnswers(ann, await leaseOf(ann), {
        sent: [terms.id],
        receipts: [impossible],
      });
      await expect(settling).rejects.toThrow();
      expect(await areAnswersWaiting(ann)).toBe(true);
      expect(await listReceipts(ann)).toEqual([]);
    });
  });
});
