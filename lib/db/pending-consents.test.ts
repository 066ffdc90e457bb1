import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listReceipts, type NewReceipt } from './consent-receipts';
import { ownedBy } from './owner';
import {
  areAnswersWaiting,
  giveSendingTurnBack,
  keepAnswers,
  type SendingTurn,
  settleAnswers,
  takeSendingTurn,
} from './pending-consents';
import { createMirror, endMirror, findMirror } from './session-mirrors';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const minute = 60_000;
const over = -1;
const newCustomer = () => ({ kind: 'cleeng', realm: '123456789', customerId: randomUUID() });
type Customer = ReturnType<typeof newCustomer>;
const answer = (name: string) => ({ id: randomUUID(), name });

async function turnOf(customer: Customer, leaseMs = minute): Promise<SendingTurn> {
  const turn = await takeSendingTurn(customer, leaseMs);
  if (!turn) throw new Error('Somebody else has the turn, or nothing waits.');
  return turn;
}

function receiptOf(customer: Customer, id: string): NewReceipt & { id: string } {
  const evidence = { name: 'terms', version: '10', state: 'accepted', labelSha256: 'of it', locale: 'en' };
  return { ...ownedBy(customer), ...evidence, id, answeredAt: now, sessionId: randomUUID() };
}

describe('answers that wait', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    it('are the newest of each consent, and nobody elses', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      const [terms, marketing, newer] = [answer('terms'), answer('marketing'), answer('marketing')];
      await keepAnswers(ann, { terms, marketing });
      await keepAnswers(ann, { marketing: newer });
      expect((await turnOf(ann)).answers).toEqual({ terms, marketing: newer });
      expect([await areAnswersWaiting(ann), await areAnswersWaiting(bob)]).toEqual([true, false]);
      expect(await takeSendingTurn(bob, minute)).toBeNull();
    });

    it('are sent by one of all who ask at once, until the turn is given back or runs out', async () => {
      const ann = newCustomer();
      await keepAnswers(ann, { terms: answer('terms') });
      const turns = await Promise.all(Array.from({ length: 8 }, () => takeSendingTurn(ann, minute)));
      const [turn, ...others] = turns.filter((taken) => taken !== null);
      expect(others).toEqual([]);
      await keepAnswers(ann, { terms: answer('terms') });
      expect(await takeSendingTurn(ann, minute)).toBeNull();
      await giveSendingTurnBack(ann, turn as SendingTurn);
      const overtaken = await turnOf(ann, over);
      await turnOf(ann);
      await giveSendingTurnBack(ann, overtaken);
      expect(await takeSendingTurn(ann, minute)).toBeNull();
    });

    it('become receipts, and open the way in every session that has not ended', async () => {
      const ann = newCustomer();
      const open = () =>
        createMirror({ tokenHash: randomUUID(), ...ownedBy(ann), consentsDue: true, expiresAt: now });
      const [one, other, ended] = [await open(), await open(), await open()];
      await endMirror(ended.id, 'signed_out', now);
      const terms = answer('terms');
      const receipt = receiptOf(ann, terms.id);
      await keepAnswers(ann, { terms });
      const settled = { sent: [terms.id], receipts: [receipt], consentsDue: false };
      expect(await settleAnswers(ann, await turnOf(ann), settled)).toBe(1);
      expect(await areAnswersWaiting(ann)).toBe(false);
      expect(await listReceipts(ann)).toEqual([receipt]);
      const due = await Promise.all([one, other, ended].map(({ id }) => findMirror(id)));
      expect(due.map((mirror) => mirror?.consentsDue)).toEqual([false, false, true]);
    });

    it('leave their receipt where a newer one has come, which the next turn sends', async () => {
      const ann = newCustomer();
      const [older, newer, terms] = [answer('marketing'), answer('marketing'), answer('terms')];
      await keepAnswers(ann, { marketing: older, terms });
      const turn = await turnOf(ann);
      await keepAnswers(ann, { marketing: newer });
      const receipts = [receiptOf(ann, older.id), receiptOf(ann, terms.id)];
      await settleAnswers(ann, turn, { sent: [older.id, terms.id], receipts });
      expect(await listReceipts(ann)).toHaveLength(2);
      expect((await turnOf(ann)).answers).toEqual({ marketing: newer });
    });

    it('leave one receipt where two have sent them, because the first turn ran out', async () => {
      const ann = newCustomer();
      const terms = answer('terms');
      const settled = { sent: [terms.id], receipts: [receiptOf(ann, terms.id)] };
      await keepAnswers(ann, { terms });
      const [overtaken, turn] = [await turnOf(ann, over), await turnOf(ann)];
      expect(await settleAnswers(ann, overtaken, settled)).toBe(1);
      expect(await settleAnswers(ann, turn, settled)).toBe(0);
      expect(await listReceipts(ann)).toHaveLength(1);
    });

    it('keep the turn of whoever took over', async () => {
      const ann = newCustomer();
      const terms = answer('terms');
      await keepAnswers(ann, { terms });
      const overtaken = await turnOf(ann, over);
      await keepAnswers(ann, { terms: answer('terms') });
      await turnOf(ann);
      await settleAnswers(ann, overtaken, { sent: [terms.id], receipts: [] });
      expect(await takeSendingTurn(ann, minute)).toBeNull();
    });

    it('stay where no receipt can be left', async () => {
      const ann = newCustomer();
      const terms = answer('terms');
      await keepAnswers(ann, { terms });
      const impossible = { ...receiptOf(ann, terms.id), sessionId: 'no uuid' };
      const settling = settleAnswers(ann, await turnOf(ann), { sent: [terms.id], receipts: [impossible] });
      await expect(settling).rejects.toThrow();
      expect(await areAnswersWaiting(ann)).toBe(true);
      expect(await listReceipts(ann)).toEqual([]);
    });
  });
});
