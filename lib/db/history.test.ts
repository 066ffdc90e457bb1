import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addReceipts, listReceipts, type NewReceipt } from './consent-receipts';
import {
  countAttempts,
  countRenewals,
  firstEventAt,
  listEventsByKind,
  recordEvent,
} from './identity-events';
import { ownedBy } from './owner';
import { onEveryDatabase, useMigrated } from './test-database';
import { listEvents } from './test-events';

const earlier = new Date('2026-11-21T10:00:00.000Z');
const later = new Date('2026-11-21T11:00:00.000Z');
const newCustomer = () => ({ kind: 'cleeng', realm: '123456789', customerId: randomUUID() });

describe('receipts and events', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    const receipt = (
      customer: ReturnType<typeof newCustomer>,
      changes: Partial<NewReceipt> = {},
    ) => ({
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

    it('lists receipts of one customer, newest first', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      const first = receipt(ann);
      const second = receipt(ann, { state: 'declined', answeredAt: later });
      await addReceipts([first, second, receipt(bob)]);
      expect(await listReceipts(ann)).toMatchObject([second, first]);
    });

    it('adds all receipts or none', async () => {
      const ann = newCustomer();
      await expect(
        addReceipts([receipt(ann), receipt(ann, { sessionId: 'no uuid' })]),
      ).rejects.toThrow();
      expect(await listReceipts(ann)).toEqual([]);
    });

    it('lists the newest of each kind', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      const kinds = ['registered', 'ended'];
      const record = (kind: string, at: Date, customer = ann) =>
        recordEvent({
          kind,
          at,
          ...ownedBy(customer),
          reason: 'why',
          addressPrefix: '192.0.2.0/24',
        });
      await record('registered', earlier);
      for (const second of [1, 2, 3, 4])
        await record('ended', new Date(later.getTime() + second * 1000));
      await record('refreshed', later);
      await record('registered', later, bob);
      expect(await listEventsByKind(ann, kinds, 2)).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          kind: 'ended',
          at: new Date(later.getTime() + 4000),
          reason: 'why',
          addressPrefix: '192.0.2.0/24',
        },
        expect.objectContaining({ kind: 'ended', at: new Date(later.getTime() + 3000) }),
        expect.objectContaining({ kind: 'registered', at: earlier }),
      ]);
    });

    it('finds the first event of a customer', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      await recordEvent({ kind: 'signed_in', at: later, ...ownedBy(ann) });
      await recordEvent({ kind: 'signed_in', at: earlier, ...ownedBy(ann) });
      expect(await firstEventAt(ann)).toEqual(earlier);
      expect(await firstEventAt(bob)).toBeNull();
    });

    it('counts renewals of one customer by session', async () => {
      const [ann, bob] = [newCustomer(), newCustomer()];
      const [here, there] = [randomUUID(), randomUUID()];
      const renew = (customer: typeof ann, sessionId: string, at: Date) =>
        recordEvent({ kind: 'refreshed', at, ...ownedBy(customer), sessionId });
      await renew(ann, here, earlier);
      await renew(ann, there, later);
      await renew(ann, here, new Date(later.getTime() + 1));
      await renew(bob, here, later);
      await recordEvent({ kind: 'ended', at: later, ...ownedBy(ann), sessionId: here });
      expect(await countRenewals(ann, 20)).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          kind: 'refreshed',
          at: new Date(later.getTime() + 1),
          addressPrefix: null,
          times: 2,
        },
        expect.objectContaining({ at: later, times: 1 }),
      ]);
      expect(await countRenewals(ann, 1)).toHaveLength(1);
    });

    it('counts refused sign-ins with an e-mail address by network and day', async () => {
      const emailHash = randomUUID();
      const attempt = (at: string, addressPrefix: string | null, changes = {}) =>
        recordEvent({ kind: 'refused', at: new Date(at), emailHash, addressPrefix, ...changes });
      await attempt('2026-11-18T23:00:00Z', '192.0.2.0/24');
      await attempt('2026-11-19T00:30:00Z', '192.0.2.0/24');
      await attempt('2026-11-20T00:30:00Z', '192.0.2.0/24');
      await attempt('2026-11-20T23:30:00Z', '192.0.2.0/24');
      await attempt('2026-11-20T12:00:00Z', '198.51.100.0/24');
      await attempt('2026-11-21T00:30:00Z', null);
      await attempt('2026-11-21T00:31:00Z', null);
      await attempt('2026-11-21T00:32:00Z', null, { emailHash: randomUUID() });
      await attempt('2026-11-21T00:33:00Z', null, ownedBy(newCustomer()));
      const since = new Date('2026-11-18T23:00:00Z');
      expect(
        (await countAttempts(emailHash, since, 20)).map(({ at, addressPrefix, times }) => [
          at.toISOString().slice(5, 16),
          addressPrefix,
          times,
        ]),
      ).toEqual([
        ['11-21T00:31', null, 2],
        ['11-20T23:30', '192.0.2.0/24', 2],
        ['11-20T12:00', '198.51.100.0/24', 1],
        ['11-19T00:30', '192.0.2.0/24', 1],
      ]);
      expect(await countAttempts(emailHash, since, 1)).toHaveLength(1);
    });

    it('dates an event now by default', async () => {
      const ann = newCustomer();
      const before = Date.now();
      await recordEvent({ kind: 'refused', reason: 'wrong_credentials', ...ownedBy(ann) });
      const [event] = await listEvents(ann, 1);
      expect(event?.at.getTime()).toBeGreaterThanOrEqual(before);
      expect(event?.at.getTime()).toBeLessThanOrEqual(Date.now());
    });
  });
});
