import { describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { listEvents } from '@/lib/db/identity-events';
import { findMirror, findMirrorByTokenHash } from '@/lib/db/session-mirrors';
import { setEnvironment } from '@/lib/test-environment';
import { endReplaced, issueTicket, type Opening, openMirror, redeem } from './mirror';
import { hashOf } from './secret';
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
const byToken = (sessionToken: string | null) => findMirrorByTokenHash(hashOf(sessionToken ?? ''));

describe('a mirror', () => {
  it('holds who is signed in, until when', async () => {
    const { sessionId } = await openMirror({ ...opening, captureDue: true }, now);
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

  it('holds neither tokens, nor the session token, nor the whole address in the clear', async () => {
    const { sessionId, sessionToken } = await openMirror(opening, now);
    await issueTicket({ sessionId, sessionToken }, now);
    const rows = JSON.stringify([await findMirror(sessionId), await database().signInTicket.findMany()]);
    expect(rows).toContain(sessionId);
    for (const secret of ['the-jwt', 'the-refresh-token', '192.0.2.7', sessionToken]) {
      expect(rows).not.toContain(secret);
    }
  });

  it('ends where another session has taken its cookie, and leaves others alone', async () => {
    const [replaced, other] = [await openMirror(opening, now), await openMirror(opening, now)];
    await endReplaced((await redeem(await issueTicket(replaced, now), now)) ?? '', later(5));
    await endReplaced('a session that never was', later(5));
    expect(await findMirror(replaced.sessionId)).toMatchObject({
      endedAt: later(5),
      endedReason: 'replaced',
      sealedTokens: null,
    });
    expect(await findMirror(other.sessionId)).toMatchObject({ endedAt: null });
  });

  it("is opened with a line in the customer's history", async () => {
    const identity = { ...opening.identity, customerId: '100000009' };
    const { sessionId } = await openMirror({ ...opening, identity }, now);
    expect(await listEvents(identity, 10)).toMatchObject([
      { kind: 'registered', sessionId: sessionId, addressPrefix: '192.0.2.0/24' },
    ]);
  });
});

describe('a ticket', () => {
  it('gives the session token of its mirror', async () => {
    const opened = await openMirror(opening, now);
    const sessionToken = await redeem(await issueTicket(opened, now), later(59));
    expect(await byToken(sessionToken)).toMatchObject({ id: opened.sessionId });
  });

  it('opens nothing that was copied out of another ticket', async () => {
    const [victim, own] = await Promise.all([openMirror(opening, now), openMirror(opening, now)]);
    await issueTicket(victim, now);
    const ticket = await issueTicket(own, now);
    await database().$executeRaw`
      UPDATE sign_in_tickets SET (mirror_id, sealed_session_id) = (
        SELECT mirror_id, sealed_session_id FROM sign_in_tickets WHERE mirror_id = ${victim.sessionId}::uuid)
      WHERE mirror_id = ${own.sessionId}::uuid`;
    await expect(redeem(ticket, now)).rejects.toMatchObject({ code: 'ERR_JWE_DECRYPTION_FAILED' });
  });

  it('is redeemed once', async () => {
    const ticket = await issueTicket(await openMirror(opening, now), now);
    expect(await redeem(ticket, now)).not.toBeNull();
    expect(await redeem(ticket, now)).toBeNull();
  });

  it('is redeemed once by many at once', async () => {
    const ticket = await issueTicket(await openMirror(opening, now), now);
    const redeemed = await Promise.all(Array.from({ length: 6 }, () => redeem(ticket, now)));
    expect(redeemed.filter((sessionToken) => sessionToken !== null)).toHaveLength(1);
  });

  it('expires after a minute', async () => {
    const ticket = await issueTicket(await openMirror(opening, now), now);
    expect(await redeem(ticket, later(60))).toBeNull();
  });

  it.each(['', 'unknown', 'x'.repeat(10_000)])('is not made up: %j', async (ticket) => {
    expect(await redeem(ticket, now)).toBeNull();
  });

  it('may be one of two for one mirror: both give the same session', async () => {
    const opened = await openMirror(opening, now);
    const tickets = [await issueTicket(opened, now), await issueTicket(opened, now)];
    const [first, second] = await Promise.all(tickets.map((ticket) => redeem(ticket, now)));
    expect(first).toBe(second);
    expect(tickets[0]).not.toBe(tickets[1]);
  });
});
