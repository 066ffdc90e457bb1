import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { ownDatabase } from '@/lib/session/test-database';
import { signIn } from '@/lib/vendors/cleeng/test-customer';
import { linkPerson } from './open-from-provider';
import { arrive } from './sso';
import { arrivedPerson, setSso } from './test-person';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const rows = () => database().sessionMirror.findMany({ include: { external: true } });
const links = () => database().externalIdentity.findMany();
const anna = { customerId: '100000001' };

async function changeAddress(name: 'anna' | 'ben', email: string): Promise<void> {
  const { customerId, jwt } = await signIn(name);
  const response = await fetch(`${sandbox.url}/cleeng/customers/${customerId}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${jwt}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, confirmationPassword: `${name}-sandbox-1` }),
  });
  expect(response.status).toBe(200);
}

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().sessionMirror.deleteMany();
  await database().externalIdentity.deleteMany();
});

describe('a person whose account is linked', () => {
  it('is signed in, with what their logout at the provider takes', async () => {
    const person = arrivedPerson('anna', { sid: 'session-1' });
    await linkPerson(person, anna.customerId);
    expect(await arrive(person, visitor)).toMatchObject({ state: 'opened' });
    expect(await rows()).toMatchObject([
      {
        ...anna,
        openedBy: 'sso',
        email: 'anna@example.com',
        external: { subject: 'oidc-anna', sid: 'session-1', sealedIdToken: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(await rows())).not.toContain('an ID token');
  });

  it('is found by the address at Cleeng, where the provider has another', async () => {
    await linkPerson(arrivedPerson('anna'), anna.customerId);
    const moved = arrivedPerson('anna', { email: 'anna@elsewhere.example' });
    expect(await arrive(moved, visitor)).toMatchObject({ state: 'opened' });
    expect(await links()).toMatchObject([{ ...anna, email: 'anna@example.com' }]);
  });

  it('is found by the new address, where it has changed at both', async () => {
    await linkPerson(arrivedPerson('anna'), anna.customerId);
    const email = 'anna.new@example.com';
    await changeAddress('anna', email);
    expect(await arrive(arrivedPerson('anna', { email }), visitor)).toMatchObject({
      state: 'opened',
    });
    expect(await links()).toMatchObject([{ ...anna, email }]);
  });

  it('is not signed in as the customer who has the address by now', async () => {
    await linkPerson(arrivedPerson('anna'), anna.customerId);
    await changeAddress('anna', 'anna.new@example.com');
    await changeAddress('ben', 'anna@example.com');
    await expect(arrive(arrivedPerson('anna'), visitor)).rejects.toMatchObject({
      code: 'sso_identity_mismatch',
    });
    expect(await rows()).toEqual([]);
  });

  it('gets one session of one arrival that is continued twice', async () => {
    const person = arrivedPerson('anna');
    await linkPerson(person, anna.customerId);
    const [one, other] = await Promise.all([1, 2].map(() => arrive(person, visitor)));
    expect(one).toEqual(other);
    expect(await rows()).toHaveLength(1);
    await arrive(arrivedPerson('anna'), visitor);
    expect(await rows()).toHaveLength(2);
  });
});

describe('a person whom nobody knows', () => {
  it.each([404, 400, 422])('is asked to join, after a %i', async (ssoUnknownEmailStatus) => {
    await sandbox.control('settings', { ssoUnknownEmailStatus, ssoUnknownEmailCode: 'none' });
    expect(await arrive(arrivedPerson('nina'), visitor)).toEqual({ state: 'join' });
  });

  it('is asked for the password of the account that has their address', async () => {
    expect(await arrive(arrivedPerson('anna'), visitor)).toEqual({ state: 'link' });
    expect(await links()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('is linked by their address, where that is the setting', async () => {
    setSso({ linksVerifiedEmail: true });
    expect(await arrive(arrivedPerson('anna'), visitor)).toMatchObject({ state: 'opened' });
    expect(await links()).toMatchObject([anna]);
  });

  it('is linked to the customer whom the sign-in itself has made', async () => {
    await sandbox.control('settings', { ssoUnknownEmail: 'created' });
    expect(await arrive(arrivedPerson('nina'), visitor)).toMatchObject({
      state: 'opened',
      firstStep: expect.stringContaining('/consents'),
    });
    expect(await links()).toMatchObject([{ subject: 'oidc-nina', email: 'nina@example.com' }]);
  });

  it('is refused where the account is linked to another person', async () => {
    setSso({ linksVerifiedEmail: true });
    await linkPerson(arrivedPerson('olga'), anna.customerId);
    await expect(arrive(arrivedPerson('anna'), visitor)).rejects.toMatchObject({
      code: 'sso_already_linked',
    });
  });

  it("is refused as another publisher's customer", async () => {
    await expect(arrive(arrivedPerson('elsewhere'), visitor)).rejects.toMatchObject({
      code: 'sso_other_publisher',
    });
  });
});

it.each([401, 403])('a refused publisher token (%i) is an outage', async (ssoBadTokenStatus) => {
  await sandbox.control('settings', { ssoBadTokenStatus });
  setSso({ publisherToken: 'another' });
  await expect(arrive(arrivedPerson('nina'), visitor)).rejects.toMatchObject({
    name: 'VendorError',
    failure: 'refused',
  });
});
