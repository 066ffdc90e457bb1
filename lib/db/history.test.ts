import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addReceipts, listReceipts, type NewReceipt } from './consent-receipts';
import { listEvents, listEventsOfAddress, recordEvent } from './identity-events';
import { ownedBy } from './owner';
import { onEveryDatabase, useMigrated } from './test-database';

const earlier = new Date('2026-11-21T10:00:00.000Z');
const later = new Date('2026-11-21T11:00:00.000Z');
const newCustomer = () => ({ kind: 'cleeng', realm: '123456789', customerId: randomUUID() });

describe('what is kept of a customer', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    const receipt = (customer: ReturnType<typeof newCustomer>, changes: Partial<NewReceipt> = {}) => ({
      ...ownedBy(customer),
      name: 'terms',
      version: '2',
      state: 'accepted',
      labelSha256: 'of the label',
      locale: 'nl_NL',
      answeredAt: earlier,
      sessionId: randomUUID(),
      ...changes,
    });

    it('lists receipts newest first, of this customer alone', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      const first = receipt(ann);
      const second = receipt(ann, { state: 'declined', answeredAt: later });
      await addReceipts([first, second, receipt(bob)]);
      expect(await listReceipts(ann)).toMatchObject([second, first]);
    });

    it('adds all receipts or none', async () => {
      const ann = newCustomer();
      await expect(addReceipts([receipt(ann), receipt(ann, { sessionId: 'no uuid' })])).rejects.toThrow();
      expect(await listReceipts(ann)).toEqual([]);
    });

    it('lists the newest events first, as many as asked for, of this customer alone', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      await recordEvent({ kind: 'registered', at: earlier, ...ownedBy(ann) });
      await recordEvent({ kind: 'signed_in', at: later, ...ownedBy(ann) });
      await recordEvent({ kind: 'signed_in', at: later, ...ownedBy(bob) });
      expect(await listEvents(ann, 10)).toMatchObject([
        { kind: 'signed_in', at: later },
        { kind: 'registered', at: earlier },
      ]);
      expect(await listEvents(ann, 1)).toHaveLength(1);
    });

    it('lists what was tried with an address while nobody was known', async () => {
      const emailHash = randomUUID();
      await recordEvent({ kind: 'refused', at: earlier, emailHash });
      await recordEvent({ kind: 'refused', at: later, emailHash });
      await recordEvent({ kind: 'refused', at: later, emailHash: randomUUID() });
      await recordEvent({ kind: 'refused', at: later, emailHash, ...ownedBy(newCustomer()) });
      expect((await listEventsOfAddress(emailHash, 10)).map(({ at }) => at)).toEqual([later, earlier]);
      expect(await listEventsOfAddress(emailHash, 1)).toHaveLength(1);
    });

    it('dates an event now where no time is given', async () => {
      const ann = newCustomer();
      const before = Date.now();
      await recordEvent({ kind: 'refused', reason: 'wrong_credentials', ...ownedBy(ann) });
      const [event] = await listEvents(ann, 1);
      expect(event?.at.getTime()).toBeGreaterThanOrEqual(before);
      expect(event?.at.getTime()).toBeLessThanOrEqual(Date.now());
    });
  });
});
