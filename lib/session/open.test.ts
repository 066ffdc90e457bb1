import { describe, expect, inject, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { ownedBy } from '@/lib/db/owner';
import { findMirror } from '@/lib/db/session-mirrors';
import { listEvents } from '@/lib/db/test-events';
import { setEnvironment } from '@/lib/env/test-environment';
import { countPasswordChanges, recordPasswordChange } from '@/lib/history/password-changes';
import { endSessionsOf } from './end';
import { endReplaced, type Opening, openSession } from './open';
import { ownDatabase } from './test-database';

setEnvironment({ SESSION_ABSOLUTE_DAYS: '60' });
ownDatabase();

const now = new Date('2026-11-21T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const opening: Opening = {
  event: 'registered',
  identity: { kind: 'cleeng', realm: '123456789', customerId: '100000001' },
  customer: { email: 'anna@example.com', firstName: 'Anna', lastName: 'de Vries' },
  tokens: { jwt: 'the-jwt', refreshToken: 'the-refresh-token', expiresAt: later(900) },
  locale: 'nl_NL',
  country: 'NL',
  visitor: { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: 'A browser' },
};

describe('a session row', () => {
  it('has the customer and the expiry', async () => {
    const { sessionId } = await openSession({ ...opening, captureDue: true }, now);
    expect(await findMirror(sessionId)).toMatchObject({
      identityKind: 'cleeng',
      identityRealm: '123456789',
      customerId: '100000001',
      email: 'anna@example.com',
      tokensExpireAt: later(900),
      consentsDue: false,
      captureDue: true,
      addressPrefix: '192.0.2.0/24',
      lastSeenAt: now,
      expiresAt: later(60 * 86_400),
      endedAt: null,
    });
  });

  it('has no vendor token, session token or full IP address in plain text', async () => {
    const { sessionId, sessionToken } = await openSession(opening, now);
    const row = JSON.stringify(await findMirror(sessionId));
    expect(row).toContain(sessionId);
    for (const secret of ['the-jwt', 'the-refresh-token', '192.0.2.7', sessionToken]) {
      expect(row).not.toContain(secret);
    }
  });

  it('ends where another session replaces it, and no other does', async () => {
    const [replaced, other] = [await openSession(opening, now), await openSession(opening, now)];
    await endReplaced(replaced.sessionToken, later(5));
    await endReplaced('a session that never was', later(5));
    expect(await findMirror(replaced.sessionId)).toMatchObject({
      endedAt: later(5),
      endedReason: 'replaced',
      sealedTokens: null,
    });
    expect(await findMirror(other.sessionId)).toMatchObject({ endedAt: null });
  });

  it('is not stored without what belongs to it', async () => {
    const identity = { ...opening.identity, customerId: '100000010' };
    const failing = openSession(
      { ...opening, identity, storeWithRow: () => Promise.reject(new Error('not stored')) },
      now,
    );
    await expect(failing).rejects.toThrow('not stored');
    expect(await database().sessionMirror.count({ where: ownedBy(identity) })).toBe(0);
    expect(await listEvents(identity, 10)).toEqual([]);
  });

  // The embedded database runs one transaction at a time, and the pooler of these tests has two connections.
  it.runIf(inject('postgresUrl') && !inject('isPooled'))(
    'is found by a change of the password that comes while it is being stored',
    async () => {
      const identity = { ...opening.identity, customerId: '100000011' };
      const email = 'anna.changes@example.com';
      let change: Promise<string[]> | undefined;
      const changeWaits = async () =>
        expect(
          await database()
            .$queryRaw`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
        ).toHaveLength(1);
      const { sessionId } = await openSession({
        ...opening,
        identity,
        countPasswordChanges: await countPasswordChanges(email),
        async storeWithRow() {
          change = recordPasswordChange(email).then(() =>
            endSessionsOf(identity, 'password_changed'),
          );
          await Promise.race([change, vi.waitFor(changeWaits)]);
        },
      });
      expect(await change).toEqual([sessionId]);
    },
  );

  it("adds an entry to the customer's history", async () => {
    const identity = { ...opening.identity, customerId: '100000009' };
    const { sessionId } = await openSession({ ...opening, identity }, now);
    expect(await listEvents(identity, 10)).toMatchObject([
      { kind: 'registered', sessionId: sessionId, addressPrefix: '192.0.2.0/24' },
    ]);
  });
});
