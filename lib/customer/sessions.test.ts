import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { isShared } from '@/lib/env/shared-customers';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { SignedIn } from '@/lib/model';
import { authenticate } from '@/lib/password/authenticate';
import { sessionTokenFromCookie } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { endSessionsOf } from '@/lib/session/end';
import { openSession, storedPair, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { readEnded, readSessions } from './read-sessions';
import { endOne, signOut, signOutEverywhere } from './sessions';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('@/lib/env/shared-customers', { spy: true });
vi.mock('@/lib/session/cookie', () => ({ sessionTokenFromCookie: vi.fn() }));

const sandbox = ownSandbox();
ownDatabase();

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: firefox };
const day = 86_400_000;
const deletions = async () => (await sandbox.calls()).filter((call) => call.startsWith('DELETE '));

let anna: TestSession;
let here: SignedIn;
let elsewhere: TestSession;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
  await endSessionsOf(anna.session.identity, 'ended_by_operator', { exceptId: anna.session.id });
  elsewhere = await openSession('anna', { visitor, country: null, openedBy: 'sso' });
  here = signedIn(anna);
});

describe('the sessions of a customer', () => {
  it('are listed with their details, this one first', async () => {
    await openSession('dirk');
    expect((await readSessions(here)).sessions).toEqual([
      expect.objectContaining({
        id: here.id,
        isThis: true,
        device: { browser: null, system: null, kind: null },
        country: 'NL',
      }),
      {
        id: elsewhere.session.id,
        isThis: false,
        openedBy: 'sso',
        device: { browser: 'Firefox', system: 'Linux', kind: 'computer' },
        country: null,
        firstSeenAt: expect.any(Date),
        lastSeenAt: expect.any(Date),
      },
    ]);
  });

  it.each([
    ['ran out', { expiresAt: new Date(Date.now() - 1000) }],
    ['was idle for too long', { lastSeenAt: new Date(Date.now() - 31 * day) }],
    ['has ended', { endedAt: new Date() }],
  ])('leave out one that %s', async (_, changes) => {
    await database().sessionMirror.update({ where: { id: elsewhere.session.id }, data: changes });
    expect((await readSessions(here)).sessions).toMatchObject([{ id: here.id }]);
  });

  it('come with a history, in which others who tried the address are seen', async () => {
    const stranger = { ...visitor, addressPrefix: '198.51.100.0/24' };
    for (const email of ['ANNA@example.com', 'anna@example.com', 'dirk@example.com']) {
      await expect(
        authenticate({ email, password: 'wrong-1', visitor: stranger }),
      ).rejects.toThrow();
    }
    const { history } = await readSessions(here);
    expect(history.slice(0, 2)).toMatchObject([
      { kind: 'refused', times: 2, addressPrefix: '198.51.100.0/24' },
      { kind: 'signed_in', times: 1, addressPrefix: '192.0.2.0/24' },
    ]);
    expect(history.length).toBeLessThanOrEqual(20);
  });
});

describe('a customer whom the visitors of a public demo share', () => {
  beforeEach(() => {
    vi.mocked(isShared).mockReturnValue(true);
  });
  afterEach(() => {
    vi.mocked(isShared).mockReset();
  });

  it('shows each visitor their own session and its history', async () => {
    const stranger = { ...visitor, addressPrefix: '198.51.100.0/24' };
    await openSession('anna', { visitor: stranger });
    const attempt = { email: 'anna@example.com', password: 'wrong-1', visitor: stranger };
    await expect(authenticate(attempt)).rejects.toThrow();
    const { sessions, history } = await readSessions(here);
    expect(sessions).toMatchObject([{ id: here.id }]);
    expect(history).toMatchObject([{ kind: 'signed_in', addressPrefix: '192.0.2.0/24' }]);
  });

  it('signs out of that session alone', async () => {
    expect(await signOutEverywhere(here)).toBe('shared');
    expect(await findMirror(here.id)).toMatchObject({ endedReason: 'signed_out' });
    expect(await findMirror(elsewhere.session.id)).toMatchObject({ endedAt: null });
    expect(await deletions()).toEqual([]);
  });
});

it('signing out ends a row whose token has expired, too: the widget could renew it', async () => {
  const tokens = { jwt: 'expired', refreshToken: null, expiresAt: new Date(Date.now() - 1000) };
  const { opened } = await openSession('anna', { openedBy: 'widget', tokens });
  vi.mocked(sessionTokenFromCookie).mockResolvedValue(opened.sessionToken);
  expect(await currentSession()).toMatchObject({ state: 'guest', endedBecause: 'token_expired' });
  await signOut();
  expect(await findMirror(opened.sessionId)).toMatchObject({ endedReason: 'signed_out' });
});

describe('ending one session', () => {
  it('ends it, says by whom, and which it was', async () => {
    expect(await readEnded(here, elsewhere.session.id)).toBeNull();
    await endOne(here, elsewhere.session.id);
    expect(await findMirror(elsewhere.session.id)).toMatchObject({
      endedReason: 'signed_out_remotely',
      sealedTokens: null,
    });
    expect(await readEnded(here, elsewhere.session.id)).toMatchObject({
      device: { browser: 'Firefox' },
    });
    const { sessions, history } = await readSessions(here);
    expect(sessions).toMatchObject([{ id: here.id }]);
    expect(history[0]).toMatchObject({ kind: 'ended', endedBecause: 'signed_out_remotely' });
  });

  it('twice is once', async () => {
    await endOne(here, elsewhere.session.id);
    await endOne(here, elsewhere.session.id);
    const { history } = await readSessions(here);
    expect(history.slice(0, 2).map(({ kind }) => kind)).toEqual(['ended', 'signed_in']);
  });

  it('of another customer is refused like one that does not exist', async () => {
    const dirk = await openSession('dirk');
    for (const id of [dirk.session.id, randomUUID(), 'no-uuid', '']) {
      await expect(endOne(here, id)).rejects.toMatchObject({
        code: 'session_unknown',
        status: 404,
      });
    }
    expect(await findMirror(dirk.session.id)).toMatchObject({ endedAt: null });
    await endSessionsOf(dirk.session.identity, 'signed_out');
    expect(await readEnded(here, dirk.session.id)).toBeNull();
    expect(await readEnded(here, ['a', 'b'])).toBeNull();
  });
});

describe('signing out everywhere', () => {
  const endedReasons = async () =>
    (await Promise.all([here.id, elsewhere.session.id].map(findMirror))).map(
      (mirror) => mirror?.endedReason,
    );
  const everywhere = ['signed_out_everywhere', 'signed_out_everywhere'];

  it('ends every session, and every refresh token at Cleeng', async () => {
    const pairs = await Promise.all([anna, elsewhere].map(storedPair));
    expect(await signOutEverywhere(here)).toBe('forgotten');
    expect(await endedReasons()).toEqual(everywhere);
    expect(await deletions()).toEqual(['DELETE /refresh_tokens 200']);
    for (const { refreshToken } of pairs) {
      await expect(refreshAuth(refreshToken, here.identity.customerId)).rejects.toMatchObject({
        name: 'CleengTokenRefused',
      });
    }
  });

  it.each([500, 'reset', 'malformed', 429, 400])(
    'ends ours where Cleeng answers with %s',
    async (fault) => {
      vi.spyOn(console, 'error').mockReturnValue();
      await sandbox.control('fail', { vendor: 'cleeng', method: 'DELETE', fault });
      expect(await signOutEverywhere(here)).toBe('down');
      expect(await endedReasons()).toEqual(everywhere);
    },
  );

  it('works with tokens that have expired meanwhile', async () => {
    const { refreshToken } = await storedPair(elsewhere);
    await sandbox.control('advance', { seconds: 960 });
    expect(await signOutEverywhere(here)).toBe('forgotten');
    await expect(refreshAuth(refreshToken, here.identity.customerId)).rejects.toMatchObject({
      name: 'CleengTokenRefused',
    });
  });

  it('ends all rows where Cleeng accepts none of their tokens, and reports that', async () => {
    await sandbox.control('advance', { seconds: 101 * 86_400 });
    expect(await signOutEverywhere(here)).toBe('without_token');
    expect(await endedReasons()).toEqual(everywhere);
  });

  it('leaves everything as it is where our own database cannot end them', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const refuses = vi.spyOn(database().sessionMirror, 'updateManyAndReturn');
    refuses.mockRejectedValue(new Error('The database is silent.'));
    await expect(signOutEverywhere(here)).rejects.toMatchObject({ code: 'session_unavailable' });
    refuses.mockRestore();
    expect(error.mock.calls.join()).toContain('The database is silent.');
    expect(await endedReasons()).toEqual([null, null]);
    expect(await deletions()).toEqual([]);
  });
});

function signedIn({ session }: TestSession): SignedIn {
  return {
    ...session,
    state: 'signed-in',
    openedBy: 'password',
    email: 'anna@example.com',
    name: 'Anna',
    locale: 'nl_NL',
    expiresAt: new Date(Date.now() + day),
    consentsDue: false,
    captureDue: false,
  };
}
