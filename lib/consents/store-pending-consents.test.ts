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

let publisherConsents: Consent[];
let dirk: TestSession;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  publisherConsents = await fetchPublisherConsents();
  const shown = Object.fromEntries(
    publisherConsents.map((consent) => [
      consent.name,
      {
        version: consent.version,
        labelSha256: labelSha256(consent),
        wasTicked: false,
        isAccepted: consent.isRequired,
      },
    ]),
  );
  await database().pendingConsents.deleteMany();
  dirk = await openSession('dirk', { consentsDue: true });
  await keepPendingConsents(dirk.session, publisherConsents, shown, 'nl', { now });
});
const areDue = async () => (await findMirror(dirk.session.id))?.consentsDue;
const waits = () => hasPendingConsents(dirk.session);
const receipts = async () =>
  (await listReceipts(dirk.session.identity)).filter(
    ({ sessionId }) => sessionId === dirk.session.id,
  );

describe('pending answers', () => {
  it('are sent to Cleeng and leave a receipt of what was shown', async () => {
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(
      await fetchCustomerConsents({ customerId: dirk.session.identity.customerId, jwt: dirk.jwt }),
    ).toMatchObject([
      { name: 'terms', state: 'accepted' },
      { name: 'broadcaster_terms', state: 'accepted' },
      { name: 'broadcaster_marketing', state: 'declined' },
    ]);
    const evidence = publisherConsents.map(({ name, version, label }) => ({
      name,
      version,
      state: name === 'broadcaster_marketing' ? 'declined' : 'accepted',
      labelSha256: sha256(label),
      locale: 'nl',
      textLanguage: 'en',
      answeredAt: now,
    }));
    expect(await receipts()).toMatchObject(evidence.reverse());
    expect([await waits(), await areDue()]).toEqual([false, false]);
  });

  it('of the release before say nothing about the language of the text', async () => {
    const row = await database().pendingConsents.findFirstOrThrow();
    const [first] = pendingAnswers(row.answers);
    expect(first).toMatchObject({ locale: 'nl', textLanguage: 'en' });
    const { textLanguage: _, ...older } = first ?? {};
    expect(pendingAnswers({ terms: older })).toEqual([{ ...older, textLanguage: null }]);
  });

  it('leave consents due where a new one was published meanwhile', async () => {
    await sandbox.control('consents', { name: 'house_rules', required: true });
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect([await waits(), await areDue()]).toEqual([false, true]);
  });

  it('are stored, and leave the gate unchanged where Cleeng does not return the current consents', async () => {
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

  it('leave their receipts also where the session ends meanwhile', async () => {
    await sandbox.control('settings', { slowSeconds: 0.5 });
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 'slow' });
    const request = vi.spyOn(globalThis, 'fetch');
    const storing = storePendingConsents(dirk.session);
    await vi.waitFor(() =>
      expect(request.mock.calls.some(([, sent]) => sent?.method === 'PUT')).toBe(true),
    );
    await endMirror(dirk.session.id, 'signed_out', now);
    expect(await storing).toBe('stored');
    expect(await receipts()).toHaveLength(3);
  });

  it('are sent once by two requests at once', async () => {
    const storing = [storePendingConsents(dirk.session), storePendingConsents(dirk.session)];
    expect(await Promise.all(storing)).toEqual(['stored', 'stored']);
    expect(await puts()).toHaveLength(1);
    expect(await receipts()).toHaveLength(3);
  });

  it('are refused in both requests where Cleeng refuses the one that sent them', async () => {
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

  it('do not make a second request wait', async () => {
    await takeSendingLease(dirk.session.identity, 60_000);
    expect(await sendPendingConsents(dirk.session)).toBeNull();
    expect(await puts()).toEqual([]);
  });

  it.each([500, 'reset', 'malformed', 429, 408, 404])(
    'stay pending where Cleeng responds with %s',
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

  it('update the gate in every session of the customer', async () => {
    const desk = await openSession('dirk', { consentsDue: true });
    expect(await storePendingConsents(desk.session)).toBe('stored');
    expect(await areDue()).toBe(false);
    expect(await receipts()).toHaveLength(3);
  });

  it('are discarded and due again where Cleeng refuses them', async () => {
    await sandbox.control('consents', { name: 'terms' });
    expect(await storePendingConsents(dirk.session)).toBe('refused');
    expect([await waits(), await areDue()]).toEqual([false, true]);
    expect(await receipts()).toEqual([]);
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await puts()).toHaveLength(1);
  });
});
