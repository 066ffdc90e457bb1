import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { limits } from '@/lib/env/limited-actions';
import { ownSandbox } from '@/lib/http/test-sandbox';
import {
  forgetResetLink,
  moveResetLink,
  noteUnanswered,
  openedResetLink,
} from '@/lib/password/reset-link';
import { sessionTokenFromCookie } from '@/lib/session/cookie';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { openSession, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { createAuth } from '@/lib/vendors/cleeng/auths';
import { requestPasswordReset } from '@/lib/vendors/cleeng/passwords';
import { type NewPasswordOutcome, setNewPassword } from './new-password';

vi.mock('@/lib/session/cookie', () => ({
  sessionTokenFromCookie: vi.fn(),
}));
vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

const sandbox = ownSandbox();
ownDatabase();

const email = 'anna@example.com';
const newPassword = 'changed-1';
const visitor = { address: '198.18.0.1', addressPrefix: null, userAgent: null };
const isSet = { state: 'set', change: 'everywhere' };

/** Sets the cookies, as the action does. */
async function set(
  password = newPassword,
  as = email,
  from = visitor,
): Promise<NewPasswordOutcome> {
  const outcome = await setNewPassword({ email: as, password, visitor: from });
  if (outcome.state === 'unanswered') {
    await noteUnanswered(outcome.link, password);
    throw outcome.error;
  }
  await forgetResetLink();
  return outcome;
}
const signsIn = (password: string) => createAuth(email, password, null).then(Boolean);
const endedReason = async ({ session }: TestSession) => (await findMirror(session.id))?.endedReason;

async function openLink({ to = email, resetPasswordToken = '' } = {}): Promise<string> {
  await requestPasswordReset(to, 'http://localhost:3000/new-password');
  const mails = await (await fetch(`${sandbox.url}/_/mail?to=${encodeURIComponent(to)}`)).json();
  const link = new URL(mails.at(-1).link);
  if (resetPasswordToken) link.searchParams.set('resetPasswordToken', resetPasswordToken);
  return follow(link.href);
}

async function follow(link: string): Promise<string> {
  const request = new NextRequest(link);
  for (const { name, value } of keptCookies()) request.cookies.set(name, value);
  const answer = await moveResetLink(request);
  const [, name = '', value = ''] =
    /^([^=]+)=([^;]*)/.exec(answer?.headers.get('set-cookie') ?? '') ?? [];
  keep({ name, value });
  return link;
}

const failAtCleeng = (order: object) => sandbox.control('fail', { vendor: 'cleeng', ...order });
const setting = { method: 'PATCH', path: '/customers/passwords' };
const signingIn = { method: 'POST', path: '/auths' };

let anna: TestSession;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  emptyJar();
  vi.mocked(sessionTokenFromCookie).mockResolvedValue(null);
  await database().rateLimit.deleteMany();
  await database().sessionMirror.deleteMany();
  anna = await openSession('anna');
});

describe('a new password', () => {
  it('is set, and ends every session of that customer and no other', async () => {
    const dirk = await openSession('dirk');
    const onThePhone = await openSession('anna');
    await openLink();
    expect(await set()).toMatchObject(isSet);
    expect(await signsIn(newPassword)).toBe(true);
    expect(await endedReason(anna)).toBe('password_changed');
    expect(await endedReason(onThePhone)).toBe('password_changed');
    expect(await endedReason(dirk)).toBeNull();
    expect(await openedResetLink()).toBeNull();
  });

  it('signs out this browser where it was signed in as the same customer', async () => {
    vi.mocked(sessionTokenFromCookie).mockResolvedValue(anna.opened.sessionToken);
    await openLink();
    expect(await set()).toMatchObject({ isSignedOut: true });
  });

  it('leaves another customer signed in in this browser', async () => {
    const dirk = await openSession('dirk');
    vi.mocked(sessionTokenFromCookie).mockResolvedValue(dirk.opened.sessionToken);
    await openLink();
    expect(await set()).toMatchObject({ isSignedOut: false });
  });
});

describe('a link whose answer was lost', () => {
  beforeEach(() => sandbox.control('settings', { passwordChangeRevokes: false }));

  it.each([503, 'reset', 'malformed'])(
    'has set the password all the same (%s): sending it again ends sessions',
    async (fault) => {
      const link = await openLink();
      await failAtCleeng({ ...setting, when: 'after', fault });
      await expect(set()).rejects.toMatchObject({ name: 'VendorError' });
      await follow(link);
      expect(await set()).toMatchObject(isSet);
      expect(await endedReason(anna)).toBe('password_changed');
      expect(await openedResetLink()).toBeNull();
    },
  );

  it('but was invalid cannot test passwords: each try counts as a login attempt', async () => {
    await openLink({ resetPasswordToken: 'made-up' });
    await failAtCleeng({ ...setting, fault: 503 });
    await expect(set('guess-1')).rejects.toMatchObject({ name: 'VendorError' });
    expect(await set('guess-1')).toEqual({ state: 'link_invalid' });
    const tries = await database().rateLimit.findMany({
      where: { key: { startsWith: 'sign-in' } },
    });
    expect(tries.map(({ points }) => points)).toEqual([1, 1, 1]);
    expect(await endedReason(anna)).toBeNull();
  });

  it('and that Cleeng then cannot check stays valid', async () => {
    await openLink();
    await failAtCleeng({ ...setting, when: 'after', fault: 503 });
    await expect(set()).rejects.toMatchObject({ name: 'VendorError' });
    await failAtCleeng({ ...signingIn, fault: 503 });
    await expect(set()).rejects.toMatchObject({ name: 'VendorError' });
    expect(await set()).toMatchObject(isSet);
  });

  it('tries no other password than the one that was sent', async () => {
    await openLink({ resetPasswordToken: 'guessed' });
    await failAtCleeng({ ...setting, fault: 503 });
    await expect(set('anna-guessed-1')).rejects.toMatchObject({ name: 'VendorError' });
    const before = (await sandbox.calls()).length;
    expect(await set('anna-sandbox-1')).toEqual({ state: 'link_invalid' });
    expect((await sandbox.calls()).slice(before)).toEqual(['PATCH /customers/passwords 422']);
    expect(await endedReason(anna)).toBeNull();
  });

  it('is not taken for another one', async () => {
    await openLink();
    await failAtCleeng({ ...setting, when: 'after', fault: 503 });
    await expect(set()).rejects.toMatchObject({ name: 'VendorError' });
    await openLink({ resetPasswordToken: 'guessed' });
    expect(await set()).toEqual({ state: 'link_invalid' });
    expect(await endedReason(anna)).toBeNull();
  });
});

describe('a link', () => {
  it('sets no password with the form of another one', async () => {
    await openLink({ to: 'ben@example.com' });
    await expect(set()).rejects.toMatchObject({ code: 'link_changed' });
    expect(await createAuth('ben@example.com', 'ben-sandbox-1', null).then(Boolean)).toBe(true);
    expect(await set('for-ben-1', 'ben@example.com')).toMatchObject(isSet);
  });

  it('stays good where Cleeng refuses what is none of its fault', async () => {
    await openLink();
    await failAtCleeng({ ...setting, fault: 400 });
    await expect(set()).rejects.toMatchObject({ code: 'vendor_refused' });
    expect(await set()).toMatchObject(isSet);
  });

  it('that was altered sets nothing, ends nothing, and is forgotten', async () => {
    await openLink({ resetPasswordToken: 'guessed' });
    expect(await set()).toEqual({ state: 'link_invalid' });
    expect(await signsIn('anna-sandbox-1')).toBe(true);
    expect(await endedReason(anna)).toBeNull();
    expect(await openedResetLink()).toBeNull();
  });

  it('may not be guessed: after so many altered ones none is tried, and the right one keeps', async () => {
    const { times } = limits['new-password'].accountAtAddress;
    for (let time = 0; time < times; time += 1) {
      await openLink({ resetPasswordToken: `guessed-${time}` });
      expect(await set()).toEqual({ state: 'link_invalid' });
    }
    await openLink();
    await expect(set()).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(await openedResetLink()).not.toBeNull();
    expect(await set(newPassword, email, { ...visitor, address: '198.18.0.2' })).toMatchObject(
      isSet,
    );
  });

  it('stays good while altered ones are followed elsewhere', async () => {
    const link = new URL(await openLink());
    const good = keptCookies();
    link.searchParams.set('resetPasswordToken', 'guessed');
    for (let time = 0; time <= 100; time += 1) {
      emptyJar();
      await follow(link.href);
      expect(await set(newPassword, email, { ...visitor, address: `198.18.1.${time}` })).toEqual({
        state: 'link_invalid',
      });
    }
    emptyJar();
    good.forEach(keep);
    expect(await set()).toMatchObject(isSet);
  }, 90_000); // A hundred attempts.

  it('that is missing sends no request to Cleeng', async () => {
    const before = await sandbox.calls();
    expect(await set()).toEqual({ state: 'link_invalid' });
    expect(await sandbox.calls()).toEqual(before);
  });

  it.each([429, 503])('stays good where Cleeng answers %i', async (fault) => {
    await openLink();
    await sandbox.control('fail', { vendor: 'cleeng', fault });
    await expect(set()).rejects.toMatchObject({ name: 'VendorError' });
    expect(await openedResetLink()).not.toBeNull();
    expect(await endedReason(anna)).toBeNull();
    expect(await set()).toMatchObject(isSet);
  });

  it('stays good where Cleeng finds the password weak', async () => {
    await openLink();
    await expect(set('12345678')).rejects.toMatchObject({ code: 'password_weak' });
    expect(await openedResetLink()).not.toBeNull();
    expect(await set()).toMatchObject(isSet);
  });
});
