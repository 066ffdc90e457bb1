import { beforeEach, describe, expect, it, vi } from 'vitest';
import { labelSha256 } from '@/lib/consents/consent-answers';
import { database } from '@/lib/db/client';
import { isRefusal } from '@/lib/errors/errors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { ownDatabase } from '@/lib/session/test-database';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { arrive } from './sso';
import { join } from './sso-join';
import { arrivedPerson } from './test-person';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const region = { country: 'DK', currency: 'DKK', locale: 'da_DK' };
const calls = async (pattern: RegExp) =>
  (await sandbox.calls()).filter((call) => pattern.test(call));
const row = () => database().sessionMirror.findFirst({ include: { external: true } });

async function joinAs(person = arrivedPerson('nina'), isAccepted = true): Promise<string> {
  const shown = (await fetchPublisherConsents()).map((consent) => [
    consent.name,
    { version: consent.version, labelSha256: labelSha256(consent), wasTicked: false, isAccepted },
  ]);
  return join({
    person,
    firstName: 'Nina',
    lastName: 'Solberg',
    region,
    shownConsents: Object.fromEntries(shown),
    shownLanguage: 'en',
    visitor,
  });
}

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().rateLimit.deleteMany();
  await database().sessionMirror.deleteMany();
  await database().externalIdentity.deleteMany();
  await database().consentReceipt.deleteMany();
});

describe('joining', () => {
  it('makes a customer with the name, the answers, the link and a session', async () => {
    await joinAs();
    const joined = await row();
    expect(joined).toMatchObject({
      openedBy: 'sso',
      email: 'nina@example.com',
      firstName: 'Nina',
      lastName: 'Solberg',
      locale: 'da_DK',
      consentsDue: false,
      external: { subject: 'oidc-nina' },
    });
    const customerId = joined?.customerId ?? '';
    expect(await database().externalIdentity.findMany()).toMatchObject([{ customerId }]);
    expect(await database().consentReceipt.count({ where: { customerId } })).toBe(3);
    expect(await calls(/^PATCH /)).toEqual([`PATCH /customers/${customerId} 200`]);
  });

  it('wants the required consents before there is a customer', async () => {
    await expect(joinAs(arrivedPerson('nina'), false)).rejects.toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ field: expect.anything() })]),
    });
    expect(await calls(/^POST /)).toEqual([]);
    expect(await row()).toBeNull();
  });

  it('succeeds although Cleeng did not take name and answers', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PATCH', fault: 503, times: 9 });
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 503, times: 9 });
    await joinAs();
    expect(await row()).toMatchObject({ consentsDue: true });
    expect(await database().pendingConsents.count()).toBeGreaterThan(0);
  });

  it('is refused where the address has an account by now', async () => {
    await expect(joinAs(arrivedPerson('anna'))).rejects.toMatchObject({ code: 'email_taken' });
    expect(await database().externalIdentity.count()).toBe(0);
  });
});

describe('a form that is sent twice', () => {
  it('at once makes one account, one link and one session, which both responses have', async () => {
    const person = arrivedPerson('nina');
    // As the action does.
    const send = async () => {
      try {
        return await joinAs(person);
      } catch (error) {
        if (!isRefusal(error, 'email_taken')) throw error;
        const arrival = await arrive(person, visitor);
        return arrival.state === 'opened' ? arrival.sessionToken : arrival.state;
      }
    };
    const [one, other] = await Promise.all([send(), send()]);
    expect(other).toBe(one);
    expect(await calls(/^POST \/customers 2/)).toHaveLength(1);
    expect(await database().sessionMirror.count()).toBe(1);
    expect(await database().externalIdentity.count()).toBe(1);
    expect(await database().consentReceipt.count()).toBe(3);
    expect(await row()).toMatchObject({ consentsDue: false });
  });
});
