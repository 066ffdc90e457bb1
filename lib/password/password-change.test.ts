import { beforeEach, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror, storeCustomer } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { openSession, storedPair, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { endByNewPassword } from './password-change';

const sandbox = ownSandbox();
ownDatabase();

const email = 'anna@example.com';
const visitor = { address: null, addressPrefix: null, userAgent: null };
const end = () => endByNewPassword({ email, password: 'anna-sandbox-1', visitor });
const endedReason = async ({ session }: TestSession) => (await findMirror(session.id))?.endedReason;
const hold = (holder: TestSession, address: string) =>
  storeCustomer(holder.session.id, { email: address, firstName: '', lastName: '' });

let anna: TestSession;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  await database().sessionMirror.deleteMany();
  anna = await openSession('anna');
});

it('ends every session of that customer and no other, here and at Cleeng', async () => {
  const onThePhone = await openSession('anna');
  const dirk = await openSession('dirk');
  const elsewhere = await openSession('dirk', {
    identity: { kind: 'cleeng', realm: '987654321', customerId: anna.session.identity.customerId },
  });
  const { refreshToken } = await storedPair(anna);
  const { change, ended } = await end();
  expect(change).toBe('everywhere');
  expect(ended.sort()).toEqual([anna.session.id, onThePhone.session.id].sort());
  expect(await endedReason(anna)).toBe('password_changed');
  expect(await endedReason(dirk)).toBeNull();
  expect(await endedReason(elsewhere)).toBeNull();
  await expect(refreshAuth(refreshToken, anna.session.identity.customerId)).rejects.toMatchObject({
    name: 'CleengTokenRefused',
  });
});

it('ends those that hold an older address, and leaves the former owner of this one', async () => {
  await hold(anna, 'anna.old@example.com');
  const before = await openSession('dirk');
  await hold(before, email);
  expect(await end()).toEqual({ change: 'everywhere', ended: [anna.session.id] });
  expect(await endedReason(before)).toBeNull();
});

it.each([400, 429, 503])(
  'ends sessions by address while signing in at Cleeng fails (%i), and is unsure',
  async (fault) => {
    const older = await openSession('anna');
    await hold(older, 'anna.old@example.com');
    await hold(anna, 'Anna@Example.com');
    const alike = await openSession('dirk');
    await hold(alike, 'ann_@example.com');
    await sandbox.control('fail', { vendor: 'cleeng', method: 'POST', path: '/auths', fault });
    const { change, ended } = await end();
    expect(change).toBe('unsure');
    expect(ended.sort()).toEqual([anna.session.id, older.session.id].sort());
    expect(await endedReason(anna)).toBe('ended_by_operator');
    expect(await endedReason(alike)).toBeNull();
  },
);

it.each([
  ['with their tokens, which Cleeng has forgotten', {}, 'later'],
  ['at an unknown time, where Cleeng has not', { method: 'DELETE', fault: 503 }, 'unsure'],
])('reports, without our database, that sessions end %s', async (_, fault, change) => {
  if ('fault' in fault) await sandbox.control('fail', { vendor: 'cleeng', ...fault });
  await database().$executeRaw`ALTER TABLE session_mirrors RENAME TO away`;
  try {
    expect(await end()).toEqual({ change, ended: [] });
  } finally {
    await database().$executeRaw`ALTER TABLE away RENAME TO session_mirrors`;
  }
  expect(await endedReason(anna)).toBeNull();
});
