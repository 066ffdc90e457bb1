import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { labelSha256 } from '@/lib/consents/consent-answers';
import { database } from '@/lib/db/client';
import { limits } from '@/lib/env/limited-actions';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { Consent, VisitorLocale } from '@/lib/model';
import { ownDatabase } from '@/lib/session/test-database';
import { prepareRegistration, register } from './register';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('@/lib/i18n/languages', () => ({ requestLanguage: async () => 'en' }));

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: '192.0.2.7', addressPrefix: '192.0.2.0/24', userAgent: null };
const denmark = { country: 'DK', currency: 'DKK', locale: 'da_DK' };

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().rateLimit.deleteMany();
  await database().sessionMirror.deleteMany();
});

async function registerAs(
  email: string,
  password: string,
  region = denmark,
  formId: string = randomUUID(),
) {
  const { consents } = await prepareRegistration(visitor);
  const shown = (consent: Consent) => [
    consent.name,
    {
      version: consent.version,
      labelSha256: labelSha256(consent),
      wasTicked: false,
      isAccepted: true,
    },
  ];
  return register({
    formId,
    email,
    password,
    shownConsents: Object.fromEntries(consents.map(shown)),
    shownLanguage: 'en',
    region,
    isRegionChosen: true,
    visitor,
  });
}

async function registerFrom(region: VisitorLocale): Promise<string | null> {
  await registerAs(`ada.${randomUUID().slice(0, 8)}@example.com`, 'seat-in-the-dark-1', region);
  const [mirror] = await database().sessionMirror.findMany();
  expect(mirror?.locale).toBe(region.locale);
  return mirror?.country ?? null;
}

describe('the country of a session that a registration opens', () => {
  it('is the one that Cleeng sees, whatever the form says', async () => {
    const { region } = await prepareRegistration(visitor);
    expect(region?.country).not.toBe('DK');
    expect(await registerFrom(denmark)).toBe(region?.country);
  });

  it('is absent where Cleeng cannot tell', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', path: '/locales', fault: 503, times: 9 });
    expect(await registerFrom(denmark)).toBeNull();
  });
});

it('takes a consent without a label', async () => {
  await sandbox.control('consents', { name: 'terms', label: null });
  await registerAs('zoe@example.com', 'a-password-1');
  expect(await database().pendingConsents.count()).toBe(0);
});

it('creates no customer whose token our clock would refuse', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 300_000 });
  const refused = registerAs('zoe@example.com', 'a-password-1');
  await expect(refused).rejects.toMatchObject({ refusalCode: 'clock_wrong' });
  vi.useRealTimers();
  expect((await sandbox.calls()).filter((call) => call.startsWith('POST '))).toEqual([]);
  await registerAs('zoe@example.com', 'a-password-1');
});

it('keeps and sends no answer without consents', async () => {
  for (const name of ['terms', 'broadcaster_terms', 'broadcaster_marketing']) {
    await sandbox.control('consents', { name, withdrawn: true });
  }
  await registerAs('zoe@example.com', 'a-password-1');
  expect(await database().pendingConsents.count()).toBe(0);
  expect((await sandbox.calls()).filter((call) => call.startsWith('PUT '))).toEqual([]);
  expect(await database().sessionMirror.findFirst()).toMatchObject({ consentsDue: false });
});

describe('a registration with an address that is taken', () => {
  it('is no other way to guess its password', async () => {
    const attempt = (password: string) => registerAs('anna@example.com', password);
    for (let time = 0; time < limits['sign-in'].accountAtAddress.times; time += 1) {
      await expect(attempt(`not-hers-${time}`)).rejects.toMatchObject({ code: 'email_taken' });
    }
    await expect(attempt('anna-sandbox-1')).rejects.toMatchObject({ code: 'too_many_attempts' });
  });
});

describe('a registration form that is sent twice', () => {
  const password = 'seat-in-the-dark-1';
  const made = async () =>
    (await sandbox.calls()).filter((call) => /^POST \/customers 2/.test(call));

  it('at once makes one account and one session, whose token both responses have', async () => {
    const email = `ada.${randomUUID().slice(0, 8)}@example.com`;
    const formId = randomUUID();
    const before = (await made()).length;
    const [one, other] = await Promise.all(
      [1, 2].map(() => registerAs(email, password, denmark, formId)),
    );
    expect(other).toBe(one);
    expect((await made()).length - before).toBe(1);
    const [row, ...others] = await database().sessionMirror.findMany();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ email, consentsDue: false });
    expect(
      await database().consentReceipt.count({ where: { customerId: row?.customerId } }),
    ).toBeGreaterThan(0);
    expect(await database().pendingConsents.count()).toBe(0);
  });

  it('with another password is refused', async () => {
    const email = `ada.${randomUUID().slice(0, 8)}@example.com`;
    const formId = randomUUID();
    await registerAs(email, password, denmark, formId);
    await expect(registerAs(email, 'not-the-same-1', denmark, formId)).rejects.toMatchObject({
      code: 'email_taken',
    });
  });
});

describe('a registration that Cleeng lets down', () => {
  it.each([
    ['nobody passes', 1, true],
    ['the way is clear', 0, false],
  ])(
    'opens a session in which %s: the agreements failed %i times',
    async (_, times, consentsDue) => {
      await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 503, times });
      await registerAs(`ada.${randomUUID().slice(0, 8)}@example.com`, 'seat-in-the-dark-1');
      expect(await database().sessionMirror.findMany()).toMatchObject([{ consentsDue }]);
    },
  );

  it('does not count as tried', async () => {
    const email = `ada.${randomUUID().slice(0, 8)}@example.com`;
    const attempt = () => registerAs(email, 'seat-in-the-dark-1');
    const failOnce = { vendor: 'cleeng', method: 'POST', path: '/customers', fault: 503, times: 1 };
    await sandbox.control('fail', failOnce);
    await expect(attempt()).rejects.toMatchObject({ name: 'VendorError' });
    await database().rateLimit.updateMany({
      where: { key: { startsWith: 'register accountAtAddress ' } },
      data: { points: limits.register.accountAtAddress.times - 1 },
    });
    await sandbox.control('fail', failOnce);
    await expect(attempt()).rejects.toMatchObject({ name: 'VendorError' });
    await attempt();
  });
});
