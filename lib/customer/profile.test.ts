import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findMirror, storeCustomer, storeGate } from '@/lib/db/session-mirrors';
import { listEvents } from '@/lib/db/test-events';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { CleengSession } from '@/lib/model';
import { openSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCaptureStatus } from '@/lib/vendors/cleeng/capture';
import { answerCapture, readCapture } from './capture';
import { changeEmail, changeName, readProfile } from './profile';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock(import('@/lib/db/session-mirrors'), async (original) => {
  const real = await original();
  return { ...real, storeCustomer: vi.fn(), storeGate: vi.fn() };
});

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: null };
const silent = () => Promise.reject(new Error('connect ECONNREFUSED'));
const birthDate = '1990-01-02';

let session: CleengSession;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(storeCustomer).mockReset();
  vi.mocked(storeGate).mockReset();
  const { session: opened } = await openSession('anna');
  session = {
    ...opened,
    state: 'signed-in',
    openedBy: 'password',
    email: 'anna@example.com',
    name: 'Anna de Vries',
    locale: 'nl_NL',
    expiresAt: new Date(Date.now() + 60_000),
    consentsDue: false,
    captureDue: false,
  };
});

describe('what Cleeng has saved is saved, also while our database is down:', () => {
  it('a name', async () => {
    vi.mocked(storeCustomer).mockImplementation(silent);
    await changeName(session, { firstName: 'Anne', lastName: '' }, visitor);
    expect(await readProfile(session)).toMatchObject({ firstName: 'Anne', lastName: '' });
  });

  it('an address', async () => {
    vi.mocked(storeCustomer).mockImplementation(silent);
    await changeEmail(session, { email: 'anne@example.com', password: 'anna-sandbox-1' }, visitor);
    expect(await readProfile(session)).toMatchObject({ email: 'anne@example.com' });
    expect(vi.mocked(console.error).mock.calls.join()).toContain('customer_not_stored');
  });

  it('answers', async () => {
    const { questions } = await readCapture(session);
    const known = Object.assign({}, ...questions.map(({ answers }) => answers));
    vi.mocked(storeCustomer).mockImplementation(silent);
    vi.mocked(storeGate).mockImplementation(async (_, { captureDue }) => {
      if (captureDue === false && (await savedBirthDate()) === birthDate) await silent();
    });
    await answerCapture(session, { ...known, birthDate }, visitor);
    expect(await savedBirthDate()).toBe(birthDate);
  });
});

it('a change of name or address leaves a line in the history, without the values', async () => {
  await changeName(session, {}, visitor);
  await changeName(session, { firstName: 'Anne' }, visitor);
  await changeEmail(session, { email: 'anne@example.com', password: 'anna-sandbox-1' }, visitor);
  await expect(
    changeEmail(session, { email: 'anna@example.com', password: 'wrong-1' }, visitor),
  ).rejects.toThrow();
  const events = (await listEvents(session.identity, 10)).filter(
    ({ sessionId, kind }) => sessionId === session.id && kind !== 'signed_in',
  );
  const { addressPrefix } = visitor;
  expect(events).toMatchObject([
    { kind: 'email_changed', addressPrefix },
    { kind: 'name_changed', addressPrefix },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/anne/i);
});

describe('two tabs that change different things', () => {
  const address = { email: 'anne@example.com', password: 'anna-sandbox-1' };

  it('undo nothing of each other at Cleeng', async () => {
    await changeName(session, { firstName: 'Anne' }, visitor);
    await changeEmail(session, address, visitor);
    await changeName(session, { lastName: 'Vries' }, visitor);
    await changeName(session, {}, visitor);
    const changes = (await sandbox.calls()).filter((call) => call.startsWith('PATCH '));
    expect(changes).toHaveLength(3);
    expect(await readProfile(session)).toMatchObject({
      firstName: 'Anne',
      lastName: 'Vries',
      email: address.email,
    });
  });

  it('undo nothing of each other in the row, whichever is written last', async () => {
    const rows = await vi.importActual<typeof import('@/lib/db/session-mirrors')>(
      '@/lib/db/session-mirrors',
    );
    vi.mocked(storeCustomer).mockImplementation(rows.storeCustomer);
    vi.mocked(storeCustomer).mockImplementationOnce(async (...late) => {
      await changeEmail(session, address, visitor);
      await changeName(session, { lastName: 'Vries' }, visitor);
      await rows.storeCustomer(...late);
    });
    await changeName(session, { firstName: 'Anne' }, visitor);
    expect(await findMirror(session.id)).toMatchObject({
      firstName: 'Anne',
      lastName: 'Vries',
      email: address.email,
    });
  });
});

async function savedBirthDate(): Promise<string | undefined> {
  const { questions } = await asCustomer(session, fetchCaptureStatus);
  return questions.find(({ answers }) => 'birthDate' in answers)?.answers.birthDate;
}
