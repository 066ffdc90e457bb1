import { afterEach, describe, expect, it, vi } from 'vitest';
import { findMirrorByTokenHash, noteSeen, type SessionMirror } from '@/lib/db/session-mirrors';
import { setEnvironment } from '@/lib/env/test-environment';
import { sessionTokenFromCookie } from './cookie';
import { currentSession, watchedSession } from './current';
import { authorise, requireSession } from './guards';

const { afterResponse } = vi.hoisted(() => ({ afterResponse: [] as (() => Promise<void>)[] }));
vi.mock('next/server', () => ({ after: (task: () => Promise<void>) => afterResponse.push(task) }));
vi.mock('./cookie', () => ({ sessionTokenFromCookie: vi.fn() }));
vi.mock('@/lib/db/session-mirrors', () => ({ findMirrorByTokenHash: vi.fn(), noteSeen: vi.fn() }));
setEnvironment();

afterEach(() => {
  vi.restoreAllMocks();
});

/** Next throws redirects, with the address in the digest. */
const redirectTo = (address: string) =>
  expect.objectContaining({ digest: expect.stringContaining(`;${address};`) });

it('redirects a guest to the login page with returnTo', async () => {
  vi.mocked(sessionTokenFromCookie).mockResolvedValue(null);
  await expect(requireSession('/account')).rejects.toEqual(
    redirectTo('/login?returnTo=%2Faccount'),
  );
  await expect(authorise()).rejects.toThrow('session_ended');
});

it('redirects to /unavailable while our database fails', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
  vi.mocked(findMirrorByTokenHash).mockRejectedValue(new Error('connect ECONNREFUSED'));
  await expect(requireSession('/account')).rejects.toEqual(
    redirectTo('/unavailable?returnTo=%2Faccount'),
  );
  await expect(authorise()).rejects.toThrow('session_unavailable');
  expect(error.mock.calls.join()).toContain('session_unavailable');
});

const daysAway = (days: number) => new Date(Date.now() + days * 86_400_000);
const alive = {
  identityKind: 'cleeng',
  identityRealm: '123456789',
  endedAt: null,
  endedReason: null,
  lastSeenAt: new Date(),
  expiresAt: daysAway(60),
};

describe('a visit', () => {
  const visit = async (secondsAgo: number, look = currentSession) => {
    afterResponse.length = 0;
    vi.mocked(noteSeen).mockReset();
    vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
    const lastSeenAt = new Date(Date.now() - secondsAgo * 1000);
    vi.mocked(findMirrorByTokenHash).mockResolvedValue({ ...alive, lastSeenAt } as SessionMirror);
    expect(await look()).toMatchObject({ state: 'signed-in' });
  };

  it('is recorded once a minute, after the response', async () => {
    await visit(59);
    expect(afterResponse).toEqual([]);
    await visit(61);
    expect(noteSeen).not.toHaveBeenCalled();
    vi.mocked(noteSeen).mockResolvedValue();
    await afterResponse[0]?.();
    expect(noteSeen).toHaveBeenCalledOnce();
  });

  it('is not recorded for the poll of an open page', async () => {
    await visit(61, watchedSession);
    expect(afterResponse).toEqual([]);
  });

  it('that cannot be recorded is only logged', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    await visit(61);
    vi.mocked(noteSeen).mockRejectedValue(new Error('no database'));
    await afterResponse[0]?.();
    expect(error.mock.calls.join()).toContain('seen_not_noted');
  });
});

describe('the reason why a session has ended', () => {
  const ended = { endedAt: new Date(), endedReason: 'vendor_refused' };

  it.each<[string, Partial<SessionMirror> | null, string | undefined]>([
    ['is the one in its row', ended, 'vendor_refused'],
    [
      'is the one in its row, also after its expiry',
      { ...ended, expiresAt: daysAway(-1) },
      'vendor_refused',
    ],
    ['is its expiry', { expiresAt: daysAway(-1) }, 'expired'],
    ['is its idle time', { lastSeenAt: daysAway(-31) }, 'expired'],
    [
      'is left out where the row has an unknown one',
      { ...ended, endedReason: 'abducted' },
      undefined,
    ],
    ['is left out where the row has none', { ...ended, endedReason: null }, undefined],
    ['is left out for another publisher', { ...ended, identityRealm: '987654321' }, undefined],
    [
      'is left out for an open session of another publisher',
      { identityRealm: '987654321' },
      undefined,
    ],
    ['is left out without a row', null, undefined],
  ])('%s', async (_, changes, endedBecause) => {
    vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
    vi.mocked(findMirrorByTokenHash).mockResolvedValue(
      changes && ({ ...alive, ...changes } as SessionMirror),
    );
    expect({ ...(await currentSession()), ended: undefined }).toEqual({
      state: 'guest',
      endedBecause,
    });
  });

  it('is its token for a session of a widget, which holds no refresh token', async () => {
    vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
    const sessionWith = async (changes: Partial<SessionMirror>) => {
      vi.mocked(findMirrorByTokenHash).mockResolvedValue({
        ...alive,
        id: 'a-row',
        openedBy: 'widget',
        ...changes,
      } as SessionMirror);
      return currentSession();
    };
    const lapsed = { endedBecause: 'token_expired', ended: { id: 'a-row', openedBy: 'widget' } };
    expect(await sessionWith({ tokensExpireAt: daysAway(-1) })).toEqual({
      state: 'guest',
      ...lapsed,
    });
    expect(await sessionWith({ tokensExpireAt: null })).toMatchObject(lapsed);
    expect(await sessionWith({ tokensExpireAt: daysAway(-1), ...ended })).toMatchObject({
      endedBecause: 'vendor_refused',
    });
    expect(
      await sessionWith({ tokensExpireAt: daysAway(-1), expiresAt: daysAway(-1) }),
    ).toMatchObject({
      endedBecause: 'expired',
    });
    expect(await sessionWith({ tokensExpireAt: daysAway(1) })).toMatchObject({
      state: 'signed-in',
      openedBy: 'widget',
    });
    expect(await sessionWith({ tokensExpireAt: daysAway(-1), openedBy: 'password' })).toMatchObject(
      {
        state: 'signed-in',
        openedBy: 'password',
      },
    );
  });
});
