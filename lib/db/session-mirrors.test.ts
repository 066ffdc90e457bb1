import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  claimGateCheck,
  createMirror,
  endMirror,
  endMirrorsOfCustomer,
  findCustomerIds,
  findMirror,
  findMirrorByTokenHash,
  listOpenMirrors,
  noteSeen,
  storeCustomer,
  storeGate,
  storeGateCheck,
} from './session-mirrors';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.123Z');
const later = new Date('2026-11-21T11:00:00.000Z');

function open(changes: Partial<Parameters<typeof createMirror>[0]> = {}) {
  return createMirror({
    tokenHash: randomUUID(),
    identityKind: 'cleeng',
    identityRealm: '123456789',
    customerId: randomUUID(),
    sealedTokens: 'first',
    tokensExpireAt: now,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: later,
    ...changes,
  });
}

describe('session mirrors', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    it('stores times to the millisecond', async () => {
      const mirror = await open({ tokenHash: 'hash-of-a-secret' });
      expect(await findMirrorByTokenHash('hash-of-a-secret')).toEqual(mirror);
      expect(mirror).toMatchObject({ createdAt: now, expiresAt: later, tokensVersion: 0 });
    });

    it('finds nothing for an unknown token', async () => {
      expect(await findMirrorByTokenHash('unknown')).toBeNull();
    });

    it('keeps the first ending and deletes the tokens', async () => {
      const { id } = await open();
      expect(await endMirror(id, 'signed_out', now)).toBe(true);
      expect(await endMirror(id, 'vendor_refused', later)).toBe(false);
      expect(await findMirror(id)).toMatchObject({
        endedReason: 'signed_out',
        endedAt: now,
        sealedTokens: null,
      });
    });

    it('does not change a session that has ended', async () => {
      const { id } = await open();
      await endMirror(id, 'signed_out', now);
      const ended = await findMirror(id);
      await noteSeen(id, later, later);
      await storeGate(id, { consentsDue: true });
      await storeCustomer(id, { email: 'new@example.com', firstName: 'New', lastName: 'Name' });
      expect(await findMirror(id)).toEqual(ended);
    });

    it('ends all sessions of one customer but this one', async () => {
      const customer = { kind: 'cleeng', realm: '123456789', customerId: randomUUID() };
      const here = await open({ customerId: customer.customerId });
      const elsewhere = await open({ customerId: customer.customerId });
      const namesake = await open({ customerId: customer.customerId, identityRealm: '987654321' });
      const ended = await endMirrorsOfCustomer(customer, 'signed_out_everywhere', now, here.id);
      expect(ended.map(({ id }) => id)).toEqual([elsewhere.id]);
      expect(await findMirror(elsewhere.id)).toMatchObject({
        endedReason: 'signed_out_everywhere',
      });
      expect(await findMirror(here.id)).toEqual(here);
      expect(await findMirror(namesake.id)).toEqual(namesake);
      await endMirrorsOfCustomer(customer, 'password_changed', later);
      expect(await findMirror(here.id)).toMatchObject({ endedReason: 'password_changed' });
    });

    it('lists open sessions of one customer, last seen first', async () => {
      const customer = { kind: 'cleeng', realm: '123456789', customerId: randomUUID() };
      const { customerId } = customer;
      const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
      const seen = (seconds: number, changes: Parameters<typeof open>[0] = {}) =>
        open({ customerId, lastSeenAt: ago(seconds), ...changes });
      const older = await seen(50);
      const newest = await seen(5);
      const middle = await seen(20);
      await seen(100);
      await seen(1, { expiresAt: now });
      await seen(1, { identityRealm: '987654321' });
      await seen(1, { customerId: randomUUID() });
      const { id: ended } = await seen(1);
      await endMirror(ended, 'signed_out', now);
      const idleSince = ago(100);
      const opened = await listOpenMirrors(customer, { now, idleSince, limit: 10 });
      expect(opened.map(({ id }) => id)).toEqual([newest.id, middle.id, older.id]);
      expect(await listOpenMirrors(customer, { now, idleSince, limit: 1 })).toEqual([newest]);
    });

    it('finds each customer with an e-mail address once, in any case', async () => {
      const email = `Ada_${randomUUID()}@example.com`;
      const { customerId } = await open({ email });
      await open({ email: email.toUpperCase(), customerId });
      const other = await open({ email: email.toLowerCase() });
      await open({ email: email.replace('_', '-') });
      await open({ email, identityRealm: '987654321' });
      await open({ email, identityKind: 'bigcommerce' });
      const { id: ended } = await open({ email });
      await endMirror(ended, 'signed_out', now);
      const found = await findCustomerIds({ kind: 'cleeng', realm: '123456789' }, email);
      expect(found.sort()).toEqual([customerId, other.customerId].sort());
    });

    it('changes only given values of the gate', async () => {
      const { id } = await open({ consentsDue: true });
      await storeGate(id, { captureDue: true });
      expect(await findMirror(id)).toMatchObject({ consentsDue: true, captureDue: true });
      await storeGate(id, { consentsDue: false });
      expect(await findMirror(id)).toMatchObject({ consentsDue: false, captureDue: true });
    });

    it('lets one of many parallel requests check the gate, and another after its claim', async () => {
      const { id, gateCheckedAt } = await open();
      const claims = Array.from({ length: 8 }, () => claimGateCheck(id, gateCheckedAt, 60_000));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      const claimed = await findMirror(id);
      expect(claimed?.gateCheckedAt.getTime()).toBeLessThan(gateCheckedAt.getTime());
      expect(claimed && (await claimGateCheck(id, claimed.gateCheckedAt, 0))).toBe(true);
      await storeGateCheck(id, { consentsDue: true, captureDue: true });
      expect(await findMirror(id)).toMatchObject({ consentsDue: true, captureDue: true });
    });

    it('stores one of many parallel visits', async () => {
      const { id } = await open();
      const visits = Array.from({ length: 8 }, (_, index) => new Date(later.getTime() + index));
      await Promise.all(visits.map((visit) => noteSeen(id, visit, later)));
      const seen = await findMirror(id);
      expect(seen?.lastSeenAt.getTime()).toBeGreaterThanOrEqual(later.getTime());
      await noteSeen(id, new Date(later.getTime() + 1_000), later);
      expect(await findMirror(id)).toEqual(seen);
    });

    it('stores a visit and a changed name', async () => {
      const { id } = await open();
      await noteSeen(id, later, later);
      await storeCustomer(id, { email: 'new@example.com', firstName: 'New', lastName: 'Name' });
      expect(await findMirror(id)).toMatchObject({ lastSeenAt: later, email: 'new@example.com' });
    });

    it('keeps the stored locale when there is no new one', async () => {
      const { id } = await open();
      const customer = { email: 'new@example.com', firstName: 'New', lastName: 'Name' };
      await storeCustomer(id, { ...customer, locale: 'pl_PL' });
      await storeCustomer(id, { ...customer, locale: null });
      expect(await findMirror(id)).toMatchObject({ locale: 'pl_PL' });
    });
  });
});
