import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { SignedIn } from '@/lib/model';
import { setEnvironment } from '@/lib/test-environment';
import { ownDatabase } from './test-database';

ownDatabase();

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');

/** lib/session/history as a process with these keys has it. */
async function withKeys(...keys: string[]) {
  vi.resetModules();
  setEnvironment({ SESSION_KEYS: keys.join(',') });
  return import('./history');
}

let history: Awaited<ReturnType<typeof withKeys>>;
beforeEach(async () => {
  history = await withKeys(key('a'));
});

const somebody = (email: string): SignedIn => ({
  state: 'signed-in',
  id: randomUUID(),
  identity: { kind: 'cleeng', realm: '123456789', customerId: randomUUID() },
  email,
  name: '',
  locale: 'en_GB',
  expiresAt: new Date(),
  consentsDue: false,
  captureDue: false,
  hasPendingConsents: false,
});
const refusal = (email: string) =>
  history.remember({ kind: 'refused', emailHash: history.emailHash(email), addressPrefix: randomUUID() });

it('tells a refused sign-in to the owner of the address, however it was typed, and to nobody else', async () => {
  await refusal('Ada@Example.com');
  expect(await history.readHistory(somebody('ada@example.com'))).toMatchObject([{ kind: 'refused' }]);
  expect(await history.readHistory(somebody('bob@example.com'))).toEqual([]);
  expect(await history.readHistory(somebody(''))).toEqual([]);
});

it('still finds what was written before the keys rotated', async () => {
  await refusal('cleo@example.com');
  history = await withKeys(key('b'), key('a'));
  await refusal('cleo@example.com');
  expect(await history.readHistory(somebody('cleo@example.com'))).toHaveLength(2);
});

it('shows twenty lines, also where something has happened without end', async () => {
  const ada = somebody('eve@example.com');
  const { kind, realm, customerId } = ada.identity;
  const owner = { identityKind: kind, identityRealm: realm, customerId };
  for (let second = 0; second < 30; second += 1) {
    await history.remember({ kind: 'signed_in', at: new Date(second * 1000), ...owner });
  }
  for (let second = 100; second < 160; second += 1) {
    await history.remember({ kind: 'refreshed', at: new Date(second * 1000), ...owner, sessionId: ada.id });
  }
  const lines = await history.readHistory(ada);
  expect(lines).toHaveLength(20);
  expect(lines.slice(0, 2)).toMatchObject([
    { kind: 'refreshed', times: 60 },
    { kind: 'signed_in', at: new Date(29_000) },
  ]);
});
