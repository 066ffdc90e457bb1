import { afterEach, describe, expect, it, vi } from 'vitest';
import { findMirrorByTokenHash, noteSeen, type SessionMirror } from '@/lib/db/session-mirrors';
import { setEnvironment } from '@/lib/env/test-environment';
import { sessionTokenFromCookie } from './cookie';
import { currentSession, watchedSession } from './current';
import { authorise, requireSession } from './guards';

// Next chooses its server side while bundling; here we do.
const { afterTheAnswer } = vi.hoisted(() => ({ afterTheAnswer: [] as (() => Promise<void>)[] }));
vi.mock('next/server', () => ({ after: (task: () => Promise<void>) => afterTheAnswer.push(task) }));
vi.mock('./cookie', () => ({ sessionTokenFromCookie: vi.fn() }));
vi.mock('@/lib/db/session-mirrors', () => ({ findMirrorByTokenHash: vi.fn(), noteSeen: vi.fn() }));
setEnvironment();

afterEach(() => {
  vi.restoreAllMocks();
});

/** Next's redirect is thrown, with its address in the digest. */
const leadingTo = (address: string) =>
  expect.objectContaining({ digest: expect.stringContaining(`;${address};`) });

it('leads a guest to the sign-in page and back', async () => {
  vi.mocked(sessionTokenFromCookie).mockResolvedValue(null);
  await expect(requireSession('/account')).rejects.toEqual(leadingTo('/login?returnTo=%2Faccount'));
  await expect(authorise()).rejects.toThrow('session_ended');
});

it('signs nobody out while our database is silent: a page of its own says so', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
  vi.mocked(findMirrorByTokenHash).mockRejectedValue(new Error('connect ECONNREFUSED'));
  await expect(requireSession('/account')).rejects.toEqual(
    leadingTo('/unavailable?returnTo=%2Faccount'),
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
    afterTheAnswer.length = 0;
    vi.mocked(noteSeen).mockReset();
    vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
    const lastSeenAt = new Date(Date.now() - secondsAgo * 1000);
    vi.mocked(findMirrorByTokenHash).mockResolvedValue({ ...alive, lastSeenAt } as SessionMirror);
    expect(await look()).toMatchObject({ state: 'signed-in' });
  };

  it('is noted once a minute, when the answer is on its way', async () => {
    await visit(59);
    expect(afterTheAnswer).toEqual([]);
    await visit(61);
    expect(noteSeen).not.toHaveBeenCalled();
    vi.mocked(noteSeen).mockResolvedValue();
    await afterTheAnswer[0]?.();
    expect(noteSeen).toHaveBeenCalledOnce();
  });

  it('is none of a page that asks by itself whether it may stay', async () => {
    await visit(61, watchedSession);
    expect(afterTheAnswer).toEqual([]);
  });

  it('that cannot be noted is nobody’s trouble', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    await visit(61);
    vi.mocked(noteSeen).mockRejectedValue(new Error('no database'));
    await afterTheAnswer[0]?.();
    expect(error.mock.calls.join()).toContain('seen_not_noted');
  });
});

describe('why a session holds no more', () => {
  const ended = { endedAt: new Date(), endedReason: 'vendor_refused' };

  it.each<[string, Partial<SessionMirror> | null, string | undefined]>([
    ['is what its row says', ended, 'vendor_refused'],
    [
      'is what ended it, though its time is over by now',
      { ...ended, expiresAt: daysAway(-1) },
      'vendor_refused',
    ],
    ['is its end', { expiresAt: daysAway(-1) }, 'expired'],
    ['is that nobody came for long', { lastSeenAt: daysAway(-31) }, 'expired'],
    [
      'is not told where the row says what nobody knows',
      { ...ended, endedReason: 'abducted' },
      undefined,
    ],
    ['is not told where the row says nothing', { ...ended, endedReason: null }, undefined],
    [
      'is nothing of ours with another publisher',
      { ...ended, identityRealm: '987654321' },
      undefined,
    ],
    [
      'is nothing of ours with another publisher, ended or not',
      { identityRealm: '987654321' },
      undefined,
    ],
    ['is forgotten with the row', null, undefined],
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

  it('is that its token ran out, where the widget that opened it has brought no newer one', async () => {
    vi.mocked(sessionTokenFromCookie).mockResolvedValue('a-session');
    const told = async (changes: Partial<SessionMirror>) => {
      vi.mocked(findMirrorByTokenHash).mockResolvedValue({
        ...alive,
        id: 'a-row',
        openedBy: 'widget',
        ...changes,
      } as SessionMirror);
      return currentSession();
    };
    const lapsed = { endedBecause: 'token_expired', ended: { id: 'a-row', openedBy: 'widget' } };
    expect(await told({ tokensExpireAt: daysAway(-1) })).toEqual({ state: 'guest', ...lapsed });
    expect(await told({ tokensExpireAt: null })).toMatchObject(lapsed);
    expect(await told({ tokensExpireAt: daysAway(-1), ...ended })).toMatchObject({
      endedBecause: 'vendor_refused',
    });
    expect(await told({ tokensExpireAt: daysAway(-1), expiresAt: daysAway(-1) })).toMatchObject({
      endedBecause: 'expired',
    });
    expect(await told({ tokensExpireAt: daysAway(1) })).toMatchObject({
      state: 'signed-in',
      openedBy: 'widget',
    });
    expect(await told({ tokensExpireAt: daysAway(-1), openedBy: 'password' })).toMatchObject({
      state: 'signed-in',
      openedBy: 'password',
    });
  });
});
