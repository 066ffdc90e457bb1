import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { labelSha256 } from '@/lib/consent-answers';
import { listReceipts } from '@/lib/db/consent-receipts';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import type { Consent } from '@/lib/model';
import { ownSandbox } from '@/lib/test-sandbox';
import { fetchCustomerConsents, fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { type PendingConsents, pendingConsents, storePendingConsents } from './pending-consents';
import { openSession, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';

const sandbox = ownSandbox();
ownDatabase();

const now = new Date('2026-11-21T12:00:00Z');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const puts = async () => (await sandbox.calls()).filter((call) => call.startsWith('PUT '));

let asked: Consent[];
let answers: PendingConsents;
let dirk: TestSession;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  asked = await fetchPublisherConsents();
  const shown = Object.fromEntries(
    asked.map((consent) => [
      consent.name,
      { version: consent.version, labelSha256: labelSha256(consent), isAccepted: consent.isRequired },
    ]),
  );
  answers = pendingConsents(asked, shown, 'en', now);
  dirk = await openSession('dirk', { pendingConsents: answers, consentsDue: true });
});
const receipts = async () =>
  (await listReceipts(dirk.session.identity)).filter(({ sessionId }) => sessionId === dirk.session.id);

describe('an answer on its way', () => {
  it('carries the evidence of what was shown', () => {
    expect(answers).toEqual(
      asked.map(({ name, version, label }) => ({
        name,
        version,
        state: name === 'broadcaster_marketing' ? 'declined' : 'accepted',
        labelSha256: sha256(label),
        locale: 'en',
        answeredAt: '2026-11-21T12:00:00.000Z',
      })),
    );
  });

  it('reaches Cleeng, and leaves a receipt each', async () => {
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await fetchCustomerConsents(dirk.session.identity.customerId, dirk.jwt)).toMatchObject([
      { name: 'terms', state: 'accepted' },
      { name: 'broadcaster_terms', state: 'accepted' },
      { name: 'broadcaster_marketing', state: 'declined' },
    ]);
    expect(await receipts()).toMatchObject([
      { name: 'broadcaster_marketing', version: '1', state: 'declined', answeredAt: now },
      { name: 'broadcaster_terms', version: '2', state: 'accepted', locale: 'en' },
      { name: 'terms', version: '10', state: 'accepted', labelSha256: sha256(asked[0]?.label ?? '') },
    ]);
    expect(await findMirror(dirk.session.id)).toMatchObject({ pendingConsents: null, consentsDue: false });
  });

  it('opens no way past what has come out since', async () => {
    await sandbox.control('consents', { name: 'house_rules', required: true });
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await findMirror(dirk.session.id)).toMatchObject({ pendingConsents: null, consentsDue: true });
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
    expect(await findMirror(dirk.session.id)).toMatchObject({ pendingConsents: null, consentsDue: true });
    expect(await receipts()).toHaveLength(3);
  });

  it('leaves its receipt in a session that ends while Cleeng stores it', async () => {
    await sandbox.control('settings', { slowSeconds: 0.5 });
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 'slow' });
    const asking = vi.spyOn(globalThis, 'fetch');
    const storing = storePendingConsents(dirk.session);
    await vi.waitFor(() => expect(asking.mock.calls.some(([, sent]) => sent?.method === 'PUT')).toBe(true));
    await endMirror(dirk.session.id, 'signed_out', now);
    expect(await storing).toBe('stored');
    expect(await receipts()).toHaveLength(3);
  });

  it('is sent once', async () => {
    await storePendingConsents(dirk.session);
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await puts()).toHaveLength(1);
    expect(await receipts()).toHaveLength(3);
  });

  it.each([500, 'reset', 'malformed', 429])('waits out a Cleeng that answers with %s', async (fault) => {
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault });
    await expect(storePendingConsents(dirk.session)).rejects.toMatchObject({ name: 'VendorError' });
    expect(await findMirror(dirk.session.id)).toMatchObject({ pendingConsents: answers, consentsDue: true });
    expect(await receipts()).toEqual([]);
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await receipts()).toHaveLength(3);
  });

  it('is asked again where Cleeng will never take it', async () => {
    await sandbox.control('consents', { name: 'terms' });
    expect(await storePendingConsents(dirk.session)).toBe('refused');
    expect(await findMirror(dirk.session.id)).toMatchObject({ pendingConsents: null, consentsDue: true });
    expect(await receipts()).toEqual([]);
    expect(await storePendingConsents(dirk.session)).toBe('stored');
    expect(await puts()).toHaveLength(1);
  });
});
