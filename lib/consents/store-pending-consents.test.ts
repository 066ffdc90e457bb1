import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { listReceipts } from '@/lib/db/consent-receipts';
import { takeSendingLease } from '@/lib/db/pending-consents';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { Consent } from '@/lib/model';
import { openSession, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { fetchCustomerConsents, fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { labelSha256 } from './consent-answers';
import { hasPendingConsents, keepPendingConsents, pendingAnswers } from './pending-consents';
import { sendPendingConsents, storePendingConsents } from './store-pending-consents';

const sandbox = ownSandbox();
ownDatabase();

const now = new Date('2026-11-21T12:00:00Z');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const puts = async () => (await sandbox.calls()).filter((call) => call.startsWith('PUT '));

let asked: Consent[];
let dirk: TestSession;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  asked = await fetchPublisherConsents();
  const shown = Object.fromEntries(
    asked.map((consent) => [
      consent.name,
      {
        version: consent.version,
        labelSha256: labelSha256(consent),
        isAccepted: consent.isRequired,
      },
    ]),
  );
  await database().pendingConsents.deleteMany();
  dirk = await openSession('dirk', { consentsDue: true });
  await keepPendingConsents(dirk.session, asked, shown, 'en', now);
});
const areDue = async () => (await findMirror(dirk.session.id))?.consentsDue;
const waits = () => hasPendingConsents(dirk.session);
const receipts = async () =>
  (await listReceipts(dirk.session.identity)).filter(
    ({ sessionId }) => sessionId === dirk.session.id,
  );

describe('an answer on its way', () => {
  it('reaches Cleeng, and leaves a receipt each of what was shown', async () => {
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(
      await fetchCustomerConsents({ customerId: dirk.session.identity.customerId, jwt: dirk.jwt }),
    ).toMatchObject([
      { name: 'terms', state: 'accepted' },
      { name: 'broadcaster_terms', state: 'accepted' },
      { name: 'broadcaster_marketing', state: 'declined' },
    ]);
    const evidence = asked.map(({ name, version, label }) => ({
      name,
      version,
      state: name === 'broadcaster_marketing' ? 'declined' : 'accepted',
      labelSha256: sha256(label),
      locale: 'en',
      answeredAt: now,
    }));
    expect(await receipts()).toMatchObject(evidence.reverse());
    expect([await waits(), await areDue()]).toEqual([false, false]);
  });

  it('opens no way past what has come out since', async () => {
    await sandbox.control('consents', { name: 'house_rules', required: true });
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect([await waits(), await areDue()]).toEqual([false, true]);
  });

  it('is stored, and the way stays as it is while Cleeng does not say what it asks now', async () => {
    await sandbox.control('fail', {
      vendor: 'cleeng',
      method: 'GET',
      path: '/customers/:id/consents',
      fault: 503,
      times: 2,
    });
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect([await waits(), await areDue()]).toEqual([false, true]);
    expect(await receipts()).toHaveLength(3);
  });

  it('leaves its receipt in a session that ends while Cleeng stores it', async () => {
    await sandbox.control('settings', { slowSeconds: 0.5 });
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 'slow' });
    const asking = vi.spyOn(globalThis, 'fetch');
    const storing = storePendingConsents(dirk.session);
    await vi.waitFor(() =>
      expect(asking.mock.calls.some(([, sent]) => sent?.method === 'PUT')).toBe(true),
    );
    await endMirror(dirk.session.id, 'signed_out', now);
    expect(await storing).toBe('stored');
    expect(await receipts()).toHaveLength(3);
  });

  it('is sent once, also by two at once', async () => {
    const storing = [storePendingConsents(dirk.session), storePendingConsents(dirk.session)];
    expect(await Promise.all(storing)).toEqual(['stored', 'stored']);
    expect(await puts()).toHaveLength(1);
    expect(await receipts()).toHaveLength(3);
  });

  it('is told to be refused where another request sent it, and Cleeng would not have it', async () => {
    const [answer] = Object.values(
      pendingAnswers((await database().pendingConsents.findFirst())?.answers),
    );
    await sandbox.control('consents', { name: 'terms' });
    const ours = [answer?.id ?? ''];
    const storing = [
      storePendingConsents(dirk.session, ours),
      storePendingConsents(dirk.session, ours),
    ];
    expect(await Promise.all(storing)).toEqual(['refused', 'refused']);
    expect(await puts()).toHaveLength(1);
  });

  it('keeps no page waiting that another request is sending for', async () => {
    await takeSendingLease(dirk.session.identity, 60_000);
    expect(await sendPendingConsents(dirk.session)).toBeNull();
    expect(await puts()).toEqual([]);
  });

  it.each([500, 'reset', 'malformed', 429, 408, 404])(
    'waits out a Cleeng that answers with %s',
    async (fault) => {
      await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault });
      await expect(storePendingConsents(dirk.session)).rejects.toMatchObject({
        name: 'VendorError',
      });
      expect([await waits(), await areDue()]).toEqual([true, true]);
      expect(await receipts()).toEqual([]);
      expect(await storePendingConsents(dirk.session)).toBe('stored');
      expect(await receipts()).toHaveLength(3);
    },
  );

  it('opens the way in every browser of the customer', async () => {
    const desk = await openSession('dirk', { consentsDue: true });
    expect(await storePendingConsents(desk.session)).toBe('stored');
    expect(await areDue()).toBe(false);
    expect(await receipts()).toHaveLength(3);
  });

  it('is asked again where Cleeng will never take it', async () => {
    await sandbox.control('consents', { name: 'terms' });
    expect(await storePendingConsents(dirk.session)).toBe('refused');
    expect([await waits(), await areDue()]).toEqual([false, true]);
    expect(await receipts()).toEqual([]);
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await puts()).toHaveLength(1);
  });
});
