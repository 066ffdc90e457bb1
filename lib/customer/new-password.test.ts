import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror, storeCustomer } from '@/lib/db/session-mirrors';
import { limits } from '@/lib/limits';
import { forgetSession, sessionIdFromCookie } from '@/lib/session/cookie';
import { endSessionsOf } from '@/lib/session/ending';
import { forgetResetLink, openedResetLink } from '@/lib/session/reset-link';
import { unseal } from '@/lib/session/seal';
import { emptyJar } from '@/lib/session/test-cookies';
import { openSession, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { ownSandbox } from '@/lib/test-sandbox';
import { createAuth } from '@/lib/vendors/cleeng/auths';
import { requestPasswordReset } from '@/lib/vendors/cleeng/passwords';
import { setNewPassword } from './new-password';

// Next chooses its server side while bundling; here we do.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server'));
vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('@/lib/session/cookie', () => ({ forgetSession: vi.fn(), sessionIdFromCookie: vi.fn() }));
vi.mock('@/lib/session/reset-link', () => ({ openedResetLink: vi.fn(), forgetResetLink: vi.fn() }));

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: '198.18.0.1', addressPrefix: null, userAgent: null };
const email = 'anna@example.com';
const newPassword = 'changed-1';
const signsIn = (password: string) => createAuth(email, password, null).then(Boolean);
const endedReason = async ({ session }: TestSession) => (await findMirror(session.id))?.endedReason;

/** As if this link had been opened in this browser. */
async function openLink(change: { resetPasswordToken?: string } = {}): Promise<void> {
  await requestPasswordReset(email, 'http://localhost:3000/new-password');
  const mails = await (await fetch(`${sandbox.url}/_/mail?to=${encodeURIComponent(email)}`)).json();
  const resetPasswordToken = new URL(mails.at(-1).link).searchParams.get('resetPasswordToken') ?? '';
  const link = { email, resetPasswordToken, publisherId: '123456789', ...change };
  vi.mocked(openedResetLink).mockResolvedValue(link);
}

let anna: TestSession;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(forgetSession).mockClear();
  vi.mocked(forgetResetLink).mockClear();
  vi.mocked(sessionIdFromCookie).mockResolvedValue(null);
  emptyJar();
  await database().rateLimit.deleteMany();
  anna = await openSession('anna');
  await endSessionsOf(anna.session.identity, 'ended_by_operator', { exceptId: anna.session.id });
});

describe('a new password', () => {
  it('is set, and ends every session of that customer and of nobody else', async () => {
    const dirk = await openSession('dirk');
    const onThePhone = await openSession('anna');
    await openLink();
    expect(await setNewPassword(newPassword, visitor)).toBe('everywhere');
    expect(await signsIn(newPassword)).toBe(true);
    expect(await endedReason(anna)).toBe('password_changed');
    expect(await endedReason(onThePhone)).toBe('password_changed');
    expect(await endedReason(dirk)).toBeNull();
    expect(forgetResetLink).toHaveBeenCalledOnce();
    expect(forgetSession).not.toHaveBeenCalled();
  });

  it('ends sessions that spell the address otherwise, or still have an older one', async () => {
    const older = await openSession('anna');
    await storeCustomer(older.session.id, { email: 'anna.old@example.com', firstName: '', lastName: '' });
    await storeCustomer(anna.session.id, { email: 'Anna@Example.com', firstName: '', lastName: '' });
    await openLink();
    await setNewPassword(newPassword, visitor);
    expect(await endedReason(anna)).toBe('password_changed');
    expect(await endedReason(older)).toBe('password_changed');
  });

  it('leaves whoever only looks alike signed in', async () => {
    const alike = await openSession('dirk');
    await storeCustomer(alike.session.id, { email: 'ann_@example.com', firstName: '', lastName: '' });
    const elsewhere = await openSession('dirk', {
      identity: { kind: 'cleeng', realm: '987654321', customerId: '1' },
      customer: { email, firstName: '', lastName: '' },
    });
    await openLink();
    await setNewPassword(newPassword, visitor);
    expect(await endedReason(alike)).toBeNull();
    expect(await endedReason(elsewhere)).toBeNull();
  });

  it('takes the cookie from this browser where it was signed in as the same customer', async () => {
    vi.mocked(sessionIdFromCookie).mockResolvedValue(await unseal(anna.opened.sealedSessionId, 'session-id'));
    await openLink();
    await setNewPassword(newPassword, visitor);
    expect(forgetSession).toHaveBeenCalledOnce();
  });

  it('leaves somebody else signed in in this browser', async () => {
    const dirk = await openSession('dirk');
    vi.mocked(sessionIdFromCookie).mockResolvedValue(await unseal(dirk.opened.sealedSessionId, 'session-id'));
    await openLink();
    await setNewPassword(newPassword, visitor);
    expect(forgetSession).not.toHaveBeenCalled();
  });

  it('is set all the same while our database is silent, and says that sessions end later', async () => {
    await openLink();
    await database().$executeRaw`ALTER TABLE session_mirrors RENAME TO away`;
    try {
      expect(await setNewPassword(newPassword, visitor)).toBe('later');
    } finally {
      await database().$executeRaw`ALTER TABLE away RENAME TO session_mirrors`;
    }
    expect(await signsIn(newPassword)).toBe(true);
    expect(await endedReason(anna)).toBeNull();
  });
});

describe('a link', () => {
  it('that was altered sets nothing, ends nothing, and is forgotten', async () => {
    await openLink({ resetPasswordToken: 'guessed' });
    expect(await setNewPassword(newPassword, visitor)).toBeNull();
    expect(await signsIn('anna-sandbox-1')).toBe(true);
    expect(await endedReason(anna)).toBeNull();
    expect(forgetResetLink).toHaveBeenCalledOnce();
  });

  it('may not be guessed: after so many altered ones none is tried, and the right one keeps', async () => {
    const { times } = limits['new-password'].here;
    for (let time = 0; time < times; time += 1) {
      await openLink({ resetPasswordToken: `guessed-${time}` });
      expect(await setNewPassword(newPassword, visitor)).toBeNull();
    }
    await openLink();
    vi.mocked(forgetResetLink).mockClear();
    await expect(setNewPassword(newPassword, visitor)).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(forgetResetLink).not.toHaveBeenCalled();
    const elsewhere = { ...visitor, address: '198.18.0.2' };
    expect(await setNewPassword(newPassword, elsewhere)).toBe('everywhere');
  });

  it('that is not there asks nothing of Cleeng', async () => {
    vi.mocked(openedResetLink).mockResolvedValue(null);
    const before = await sandbox.calls();
    expect(await setNewPassword(newPassword, visitor)).toBeNull();
    expect(await sandbox.calls()).toEqual(before);
  });

  it.each([429, 503])('stays good where Cleeng answers %i', async (fault) => {
    await openLink();
    await sandbox.control('fail', { vendor: 'cleeng', fault });
    await expect(setNewPassword(newPassword, visitor)).rejects.toMatchObject({ name: 'VendorError' });
    expect(forgetResetLink).not.toHaveBeenCalled();
    expect(await endedReason(anna)).toBeNull();
    expect(await setNewPassword(newPassword, visitor)).toBe('everywhere');
  });

  it('stays good where Cleeng finds the password weak', async () => {
    await openLink();
    await expect(setNewPassword('12345678', visitor)).rejects.toMatchObject({ code: 'password_weak' });
    expect(forgetResetLink).not.toHaveBeenCalled();
    expect(await setNewPassword(newPassword, visitor)).toBe('everywhere');
  });
});
