import { beforeEach, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findLink, linkOnce, type Subject, storeEmailOfLink } from '@/lib/db/external-identities';
import { listEvents } from '@/lib/db/test-events';
import { env } from '@/lib/env/env';
import { limits } from '@/lib/env/limited-actions';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { CleengSession } from '@/lib/model';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { readAccount } from './account';
import { changeEmail } from './profile';
import { linkAccount, readLink, unlink } from './sso-link';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

ownSandbox();
ownDatabase();

const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: null };
const password = 'anna-sandbox-1';

let anna: CleengSession;
let person: Subject;

beforeEach(async () => {
  await database().rateLimit.deleteMany();
  await database().externalIdentity.deleteMany();
  person = { issuer: env().sso?.issuer ?? '', subject: 'oidc-1001' };
  anna = await signedIn('anna');
  expect(await linkOnce(person, anna.identity, anna.email)).toBe(true);
});

it('the password connects once, and the history tells', async () => {
  await unlink(anna, password, visitor);
  const { email } = anna;
  const identity = { ...person, email, givenName: '', familyName: '', sid: null };
  const arrived = { id: 'arrival-1', identity, idToken: null, returnTo: '/', offerId: null };
  await expect(linkAccount(arrived, 'not-hers-1', visitor)).rejects.toMatchObject({
    code: 'wrong_credentials',
  });
  expect(await readLink(anna)).toBeNull();
  const { sessionToken } = await linkAccount(arrived, password, visitor);
  expect(sessionToken).toBeTruthy();
  expect(await readLink(anna)).toMatchObject(person);
  const events = await listEvents(anna.identity, 10);
  expect(events.map(({ kind }) => kind)).toContain('linked');
});

it('the password disconnects, and the history tells', async () => {
  expect(await readLink(anna)).toMatchObject(person);
  await unlink(anna, password, visitor);
  expect(await readLink(anna)).toBeNull();
  const [newest] = await listEvents(anna.identity, 1);
  expect(newest).toMatchObject({ kind: 'unlinked', addressPrefix: visitor.addressPrefix });
});

it('a wrong password disconnects nothing, and is counted as at a sign-in', async () => {
  const faults = [{ field: 'password', code: 'wrong_password' }];
  await expect(unlink(anna, 'not-hers-1', visitor)).rejects.toMatchObject({ faults });
  const { times } = limits['sign-in'].account;
  await database().rateLimit.updateMany({
    where: { key: { startsWith: 'sign-in account ' } },
    data: { points: times },
  });
  await expect(unlink(anna, password, visitor)).rejects.toMatchObject({
    code: 'too_many_attempts',
  });
  expect(await readLink(anna)).not.toBeNull();
});

it('the password of a customer who has the address by now disconnects nothing', async () => {
  const stale = { ...anna, email: 'dirk@example.com' };
  await expect(unlink(stale, 'dirk-sandbox-1', visitor)).rejects.toMatchObject({
    code: 'wrong_password',
  });
  expect(await readLink(anna)).not.toBeNull();
});

it('a change of address changes the one that the next sign-in asks by', async () => {
  await changeEmail(anna, { email: 'anne@example.com', password }, visitor);
  expect(await findLink(person)).toMatchObject({ email: 'anne@example.com' });
});

it('an address that was changed elsewhere is stored when the account is read', async () => {
  const email = 'formerly@example.com';
  await storeEmailOfLink(person, email);
  await readAccount({ ...anna, email });
  expect(await findLink(person)).toMatchObject({ email: anna.email });
});
