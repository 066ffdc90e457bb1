import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { limits } from '@/lib/env/limited-actions';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { authenticate } from '@/lib/password/authenticate';
import { ownDatabase } from '@/lib/session/test-database';
import { linkPerson } from './open-from-provider';
import { linkAccount } from './sso-link';
import { arrivedPerson } from './test-person';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

ownSandbox();
ownDatabase();

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const password = 'anna-sandbox-1';
const opened = () => database().sessionMirror.count({ where: { openedBy: 'sso' } });

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  await database().rateLimit.deleteMany();
  await database().sessionMirror.deleteMany();
  await database().externalIdentity.deleteMany();
});

describe('linking an account', () => {
  it('takes its password, and signs in', async () => {
    const person = arrivedPerson('anna');
    await linkAccount(person, password, visitor);
    expect(await database().externalIdentity.findMany()).toMatchObject([
      { subject: 'oidc-anna', customerId: '100000001' },
    ]);
    await linkAccount(person, password, visitor);
    expect(await opened()).toBe(1);
  });

  it('is no other way to guess the password', async () => {
    for (let time = 0; time < limits['sign-in'].accountAtAddress.times; time += 1) {
      await expect(
        linkAccount(arrivedPerson('anna'), `not-hers-${time}`, visitor),
      ).rejects.toMatchObject({ code: 'wrong_credentials' });
    }
    const tooMany = { code: 'too_many_attempts' };
    await expect(linkAccount(arrivedPerson('anna'), password, visitor)).rejects.toMatchObject(
      tooMany,
    );
    const signIn = authenticate({ email: 'anna@example.com', password, visitor });
    await expect(signIn).rejects.toMatchObject(tooMany);
    expect(await database().externalIdentity.count()).toBe(0);
  });

  it('opens nothing where the account is linked to another person', async () => {
    await linkPerson(arrivedPerson('olga'), '100000001');
    await expect(linkAccount(arrivedPerson('anna'), password, visitor)).rejects.toMatchObject({
      code: 'sso_already_linked',
    });
    expect(await opened()).toBe(0);
  });
});
