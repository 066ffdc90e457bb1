import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { listEvents } from '@/lib/db/test-events';
import { limits } from '@/lib/env/limited-actions';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { isOfCleeng, type OpenedBy } from '@/lib/model';
import { clean } from '@/lib/session/cleaning';
import { sessionTokenFromCookie } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { endSession } from '@/lib/session/end';
import * as open from '@/lib/session/open';
import { emptyJar, keptCookies } from '@/lib/session/test-cookies';
import { openSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { forgetWidget, rememberWidget } from '@/lib/session/widget-cookie';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { signIn, type TestCustomer } from '@/lib/vendors/cleeng/test-customer';
import { routeHandler } from '@/lib/web/route';
import { hostedLogin, hostedLogout, readHostedCustomer } from './hosted-login';
import { mustLeaveWidget } from './open-from-widget';
import { signOut } from './sessions';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('next/server', () => ({ after: () => {} }));
vi.mock('@/lib/session/cookie', () => ({ sessionTokenFromCookie: vi.fn() }));

const sandbox = ownSandbox();
ownDatabase();
const visitor = { address: null, addressPrefix: null, userAgent: 'A browser' };

let cookie: string | null;
let anna: TestCustomer;

beforeEach(async () => {
  await database().rateLimit.deleteMany();
  cookie = null;
  emptyJar();
  vi.clearAllMocks();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  vi.mocked(sessionTokenFromCookie).mockImplementation(async () => cookie);
  anna = await signIn('anna');
});

/** Sets the cookies, as the route does. */
async function bring(jwt: string) {
  const answer = await hostedLogin(jwt, visitor);
  await rememberWidget();
  if (answer.sessionToken) cookie = answer.sessionToken;
  return answer;
}

async function bringNobody() {
  const { hasEnded, ...answer } = await hostedLogout();
  if (hasEnded) cookie = null;
  await forgetWidget();
  return answer;
}

async function leave(): Promise<void> {
  await signOut();
  cookie = null;
}

/** Returns the row's id. */
async function logIn(jwt: string): Promise<string> {
  await bring(jwt);
  const session = await currentSession();
  return session.state === 'signed-in' ? session.id : '';
}

/** A store customer with the same id as Anna. */
async function comeFromStore(): Promise<void> {
  const identity = {
    kind: 'bigcommerce',
    realm: 'foyer1store',
    customerId: anna.customerId,
  } as const;
  const opened = await open.openSession({
    event: 'signed_in',
    openedBy: 'store',
    identity,
    locale: null,
    country: null,
    visitor,
  });
  cookie = opened.sessionToken;
}

async function signInWithPassword(name: string, openedBy: OpenedBy = 'password'): Promise<string> {
  const { opened, session } = await openSession(name, { openedBy });
  cookie = opened.sessionToken;
  return session.id;
}

describe('a token that the widget brings', () => {
  it('is not called wrong where our clock is', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 300_000 });
    await fetchPublisherConsents(); // Its response shows our clock.
    await expect(bring(anna.jwt)).rejects.toMatchObject({ refusalCode: 'clock_wrong' });
    await expect(bring('seat')).rejects.toMatchObject({ refusalCode: 'clock_wrong' });
    vi.useRealTimers();
    await bring(anna.jwt);
    await expect(bring('seat')).rejects.toMatchObject({ code: 'token_refused' });
  });

  it('opens a session that holds the token alone, and returns the customer from Cleeng', async () => {
    const { customer, sessionToken } = await hostedLogin(anna.jwt, visitor);
    expect(customer).toMatchObject({ name: 'Anna de Vries', email: 'anna@example.com' });
    expect(customer.subscriptions).toMatchObject([{ status: 'active' }]);
    cookie = sessionToken;
    const session = await currentSession();
    expect(session).toMatchObject({
      state: 'signed-in',
      openedBy: 'widget',
      name: 'Anna de Vries',
    });
    if (session.state !== 'signed-in' || !isOfCleeng(session))
      throw new Error('Nobody is signed in.');
    expect(await readHostedCustomer(session)).toEqual(customer);
    const calls = await sandbox.calls();
    expect(calls.filter((call) => call.includes('refresh'))).toEqual([]);
  });

  it('opens one session where two tabs bring it at once, and another in another browser', async () => {
    const tabs = [visitor, visitor, { ...visitor, userAgent: 'Another browser' }];
    const answers = await Promise.all(tabs.map((tab) => hostedLogin(anna.jwt, tab)));
    const [first, second, elsewhere] = answers.map(({ sessionToken }) => sessionToken);
    expect(first).toEqual(expect.any(String));
    expect(second).toBe(first);
    expect(elsewhere).not.toBe(first);
    cookie = first ?? null;
    const sessionId = await logIn(anna.jwt);
    expect(await database().identityEvent.count({ where: { kind: 'signed_in', sessionId } })).toBe(
      1,
    );
  });

  it('opens the gate no further than a password does', async () => {
    await logIn((await signIn('dirk')).jwt);
    expect(await currentSession()).toMatchObject({ consentsDue: true, captureDue: true });
  });

  it('renews the row of the same customer where it is newer, and its pending steps', async () => {
    await sandbox.control('settings', { jwtLifetime: 60 });
    const row = await logIn((await signIn('anna')).jwt);
    await sandbox.control('settings', { jwtLifetime: 900 });
    await sandbox.control('consents', { name: 'terms' });
    const newer = (await signIn('anna')).jwt;
    expect(await logIn(newer)).toBe(row);
    const renewed = await findMirror(row);
    expect(renewed).toMatchObject({ tokensVersion: 1, consentsDue: true, endedAt: null });
    expect(renewed?.tokensExpireAt?.getTime()).toBeGreaterThan(Date.now() + 600_000);
    const [first, second] = await listEvents(
      { kind: 'cleeng', realm: '123456789', customerId: anna.customerId },
      2,
    );
    expect([first?.kind, second?.kind]).toEqual(['refreshed', 'signed_in']);
  });

  it('changes nothing where it is the same again, or older', async () => {
    const row = await logIn(anna.jwt);
    const before = await findMirror(row);
    await sandbox.control('settings', { jwtLifetime: 60 });
    for (const jwt of [anna.jwt, (await signIn('anna')).jwt]) expect(await logIn(jwt)).toBe(row);
    expect(await findMirror(row)).toEqual({ ...before, gateCheckedAt: expect.any(Date) });
  });

  it('renews a row whose own token has run out, and opens another once that has ended', async () => {
    const row = await logIn(anna.jwt);
    vi.useFakeTimers({ now: Date.now() + 901_000, toFake: ['Date'] });
    try {
      expect(await currentSession()).toMatchObject({
        state: 'guest',
        endedBecause: 'token_expired',
      });
      await sandbox.control('settings', { jwtLifetime: 3_000 });
      const later = (await signIn('anna')).jwt;
      expect(await logIn(later)).toBe(row);
      await endSession(await mirror(row), 'token_expired');
      expect(await logIn(later)).not.toBe(row);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['password', 'sso'] as const)(
    'leaves the session by %s of the same customer alone',
    async (way) => {
      const row = await signInWithPassword('anna', way);
      const before = await findMirror(row);
      expect((await bring(anna.jwt)).sessionToken).toBeNull();
      expect(await findMirror(row)).toEqual(before);
      expect((await bring(anna.jwt)).sessionToken).toBeNull();
      await leave();
      await expect(hostedLogin(anna.jwt, visitor)).rejects.toMatchObject({ code: 'session_ended' });
    },
  );

  it('of another customer opens a session of their own', async () => {
    const row = await signInWithPassword('anna');
    expect(await logIn((await signIn('dirk')).jwt)).not.toBe(row);
    const dirks = await currentSession();
    expect(dirks).toMatchObject({ openedBy: 'widget', email: 'dirk@example.com' });
    expect(await logIn(anna.jwt)).not.toBe(dirks.state === 'signed-in' && dirks.id);
  });

  it('is refused where Cleeng refuses it, and is an error while Cleeng is down', async () => {
    await sandbox.control('fail', {
      vendor: 'cleeng',
      path: '/customers/:id',
      fault: 503,
      times: 2,
    });
    await expect(hostedLogin(anna.jwt, visitor)).rejects.toMatchObject({ name: 'VendorError' });
    expect(await database().rateLimit.findMany()).toMatchObject([{ points: 0 }]);
    await sandbox.control('advance', { seconds: 901 });
    await expect(hostedLogin(anna.jwt, visitor)).rejects.toMatchObject({ code: 'token_refused' });
  });

  it('is limited, whether forged or valid', async () => {
    const from = { ...visitor, address: '198.18.0.1' };
    const tokens = limits['hosted-token'].address.times;
    for (let time = 0; time < tokens; time += 1) {
      await expect(hostedLogin(`forged-${time}`, from)).rejects.toMatchObject({
        code: 'token_refused',
      });
    }
    await expect(hostedLogin('one more', from)).rejects.toMatchObject({
      code: 'too_many_attempts',
    });
    await hostedLogin(anna.jwt, from);
    await database().rateLimit.updateMany({
      data: { points: limits['hosted-login'].account.times },
    });
    const third = { ...from, address: '198.18.0.3' };
    const answer = await routeHandler(() => hostedLogin(anna.jwt, third))(
      new Request('http://localhost/'),
    );
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('signs in although Cleeng returns no subscriptions', async () => {
    await sandbox.control('fail', {
      vendor: 'cleeng',
      path: '/customers/:id/subscriptions',
      fault: 500,
      times: 2,
    });
    const { customer, sessionToken } = await hostedLogin(anna.jwt, visitor);
    expect(customer.subscriptions).toBeNull();
    expect(sessionToken).not.toBeNull();
  });
});

describe('a customer who was signed out here', () => {
  /** The widget still has the token of the ended session. */
  async function expectNoWayBack(): Promise<void> {
    expect(await mustLeaveWidget(await currentSession())).toBe(true);
    await expect(hostedLogin(anna.jwt, visitor)).rejects.toMatchObject({ code: 'session_ended' });
  }

  it.each(['signed_out_remotely', 'ended_by_operator', 'expired'] as const)(
    'is not signed in by the widget (%s) until it has forgotten them',
    async (reason) => {
      const row = await logIn(anna.jwt);
      if (reason === 'expired') {
        await database().sessionMirror.update({
          where: { id: row },
          data: { expiresAt: new Date() },
        });
      } else {
        await endSession(await mirror(row), reason);
      }
      await expectNoWayBack();
      expect(await bringNobody()).toEqual({ state: 'guest', hasChanged: false });
      expect(await mustLeaveWidget(await currentSession())).toBe(false);
      expect(await logIn(anna.jwt)).not.toBe('');
    },
  );

  it('is not signed in either when their row is gone from the database', async () => {
    const row = await logIn(anna.jwt);
    await endSession(await mirror(row), 'signed_out_remotely');
    await clean(new Date(Date.now() + 8 * 86_400_000));
    expect(await findMirror(row)).toBeNull();
    await expectNoWayBack();
  });

  it('is not signed in after another customer has signed in and out', async () => {
    await logIn(anna.jwt);
    await leave();
    await expectNoWayBack();
    await signInWithPassword('dirk');
    await expectNoWayBack();
    await leave();
    await expectNoWayBack();
  });

  it('leaves a cookie that does not name them, until the widget has forgotten them', async () => {
    await logIn(anna.jwt);
    const cookie = {
      name: 'foyer-widget',
      value: '1',
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
    };
    expect(keptCookies()).toEqual([{ ...cookie, maxAge: 400 * 86_400 }]);
    await leave();
    expect(keptCookies()).toHaveLength(1);
    await bringNobody();
    expect(keptCookies()).toEqual([]);
  });
});

describe('a widget without a customer', () => {
  it('ends the session that it opened, also one whose token has run out', async () => {
    const row = await logIn(anna.jwt);
    expect(await bringNobody()).toEqual({ state: 'guest', hasChanged: true });
    expect(await findMirror(row)).toMatchObject({ endedReason: 'signed_out', sealedTokens: null });
    expect(cookie).toBeNull();
    const lapsed = await logIn(anna.jwt);
    vi.useFakeTimers({ now: Date.now() + 901_000, toFake: ['Date'] });
    try {
      expect(await bringNobody()).toEqual({ state: 'guest', hasChanged: false });
    } finally {
      vi.useRealTimers();
    }
    expect(await findMirror(lapsed)).toMatchObject({ endedReason: 'signed_out' });
  });

  it('ends no session with a password, and nothing of a guest', async () => {
    expect(await bringNobody()).toEqual({ state: 'guest', hasChanged: false });
    const row = await signInWithPassword('anna');
    expect(await bringNobody()).toEqual({ state: 'signed-in', hasChanged: false });
    expect(await findMirror(row)).toMatchObject({ endedAt: null });
    expect(cookie).not.toBeNull();
  });
});

async function mirror(id: string) {
  const found = await findMirror(id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
}

describe('a customer of the store in this browser', () => {
  it('is a guest to the widget, and stays signed in while it has no customer', async () => {
    await comeFromStore();
    expect(await mustLeaveWidget(await currentSession())).toBe(true);
    expect(await bringNobody()).toEqual({ state: 'guest', hasChanged: false });
    expect(await currentSession()).toMatchObject({ identity: { kind: 'bigcommerce' } });
  });

  it('is not taken for the customer of the same number at Cleeng', async () => {
    await comeFromStore();
    await logIn(anna.jwt);
    expect(await currentSession()).toMatchObject({
      openedBy: 'widget',
      identity: { kind: 'cleeng' },
    });
  });
});
