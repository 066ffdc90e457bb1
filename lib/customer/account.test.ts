import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { addReceipts, type NewReceipt } from '@/lib/db/consent-receipts';
import { findMirror } from '@/lib/db/session-mirrors';
import { limits } from '@/lib/env/limited-actions';
import { isShared } from '@/lib/env/shared-customers';
import { Refusal } from '@/lib/errors/errors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { CleengSession } from '@/lib/model';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { fetchEntitlement } from '@/lib/vendors/cleeng/entitlements';
import { readAccount } from './account';
import { changeEmail, changeName } from './profile';

vi.mock('@/lib/env/shared-customers', { spy: true });
vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('@/lib/vendors/cleeng/entitlements', async (load) => {
  const entitlements = await load<typeof import('@/lib/vendors/cleeng/entitlements')>();
  return { ...entitlements, fetchEntitlement: vi.fn(entitlements.fetchEntitlement) };
});

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: '198.18.0.1', addressPrefix: null, userAgent: null };
const monthly = 'S916977979_NL';
let session: CleengSession;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().rateLimit.deleteMany();
  session = await signedIn('anna');
});

describe('what a customer has bought', () => {
  it('is granted as long as Cleeng grants it', async () => {
    const { purchases } = await readAccount(session);
    expect(purchases).toMatchObject([{ offerId: monthly, status: 'active', isGranted: true }]);
  });

  it('does not where it is over', async () => {
    const { purchases } = await readAccount(await signedIn('dirk'));
    expect(purchases).toMatchObject([{ offerId: monthly, status: 'expired', isGranted: false }]);
  });

  it('does not where the offer is gone, and shows all the same', async () => {
    vi.mocked(fetchEntitlement).mockRejectedValueOnce(new Refusal('offer_unknown'));
    const { purchases } = await readAccount(session);
    expect(purchases).toMatchObject([{ offerId: monthly, isGranted: false }]);
  });

  it.each(['/customers/:id/offers', '/entitlements/:id'])(
    'is unknown while Cleeng is silent on %s, and the rest is not',
    async (path) => {
      await sandbox.control('fail', { vendor: 'cleeng', path, fault: 503, times: 9 });
      expect(await readAccount(session)).toMatchObject({
        purchases: null,
        isCurrent: true,
        name: 'Anna de Vries',
      });
    },
  );
});

describe('what a customer agreed to', () => {
  const receipt = (name: string, version: string, at: string): NewReceipt => ({
    identityKind: 'cleeng',
    identityRealm: '123456789',
    customerId: session.identity.customerId,
    name,
    version,
    state: 'accepted',
    labelSha256: '0'.repeat(64),
    locale: 'en',
    answeredAt: new Date(at),
    sessionId: session.id,
  });

  it('shows with every answer given here, newest first, also for a consent no longer in use', async () => {
    session = await signedIn('carla');
    await addReceipts([
      receipt('terms', '8', '2025-01-01T00:00:00Z'),
      receipt('terms', '9', '2026-01-01T00:00:00Z'),
      receipt('leaflet', '1', '2024-01-01T00:00:00Z'),
    ]);
    const versions = async () =>
      (await readAccount(session)).agreements?.map(({ name, consent, receipts }) => [
        name,
        consent?.answeredVersion ?? null,
        receipts.map(({ version }) => version),
      ]);
    const terms = ['terms', '9', ['9', '8']];
    const leaflet = ['leaflet', null, ['1']];
    const marketing = ['broadcaster_marketing', '1', []];
    expect(await versions()).toEqual([terms, ['broadcaster_terms', '1', []], marketing, leaflet]);
    await sandbox.control('fail', { vendor: 'cleeng', fault: 503, times: 99 });
    expect(await versions()).toEqual([['terms', null, ['9', '8']], leaflet]);
  });

  it('does not show what other visitors of a public demo agreed to as the same customer', async () => {
    session = await signedIn('carla');
    const { id } = await signedIn('carla');
    await addReceipts([
      receipt('terms', '9', '2026-01-01T00:00:00Z'),
      { ...receipt('leaflet', '1', '2026-01-01T00:00:00Z'), sessionId: id },
    ]);
    vi.mocked(isShared).mockReturnValue(true);
    const { agreements } = await readAccount(session);
    vi.mocked(isShared).mockReset();
    const receipts = agreements?.flatMap((agreement) => agreement.receipts);
    expect(receipts?.map(({ sessionId }) => sessionId)).toEqual([session.id]);
  });

  it('is empty without consents, and unknown while Cleeng is down', async () => {
    for (const name of ['terms', 'broadcaster_terms', 'broadcaster_marketing']) {
      await sandbox.control('consents', { name, withdrawn: true });
    }
    expect(await readAccount(session)).toMatchObject({ agreements: [] });
    await sandbox.control('fail', { vendor: 'cleeng', fault: 503, times: 99 });
    expect(await readAccount(session)).toMatchObject({ agreements: null });
  });
});

describe('a changed profile', () => {
  it('is stored in the row', async () => {
    await changeName(session, { firstName: 'Annemarie', lastName: '' }, visitor);
    await changeEmail(
      session,
      { email: 'annemarie@example.com', password: 'anna-sandbox-1' },
      visitor,
    );
    expect(await findMirror(session.id)).toMatchObject({
      firstName: 'Annemarie',
      lastName: '',
      email: 'annemarie@example.com',
    });
  });

  it('can neither test passwords nor reveal accounts', async () => {
    const { times } = limits['change-email'].account;
    for (let time = 0; time < times; time += 1) {
      const guessed =
        time % 2
          ? { email: 'ben@example.com', password: 'anna-sandbox-1' }
          : { email: 'annemarie@example.com', password: 'not-mine-1' };
      await expect(changeEmail(session, guessed, visitor)).rejects.toMatchObject({
        code: time % 2 ? 'address_taken' : 'wrong_password',
      });
    }
    const right = { email: 'annemarie@example.com', password: 'anna-sandbox-1' };
    await expect(changeEmail(session, right, visitor)).rejects.toMatchObject({
      code: 'too_many_attempts',
    });
  });

  it('leaves the row alone where Cleeng refuses it', async () => {
    const before = await findMirror(session.id);
    await expect(
      changeEmail(session, { email: 'annemarie@example.com', password: 'not-mine-1' }, visitor),
    ).rejects.toMatchObject({ faults: [{ field: 'password', code: 'wrong_password' }] });
    await expect(
      changeEmail(session, { email: 'ben@example.com', password: 'anna-sandbox-1' }, visitor),
    ).rejects.toMatchObject({ faults: [{ field: 'email', code: 'address_taken' }] });
    const tooLong = 'x'.repeat(51);
    await expect(
      changeName(session, { firstName: tooLong, lastName: tooLong }, visitor),
    ).rejects.toMatchObject({
      faults: [
        { field: 'firstName', code: 'too_long' },
        { field: 'lastName', code: 'too_long' },
      ],
    });
    expect(await findMirror(session.id)).toEqual(before);
  });
});
