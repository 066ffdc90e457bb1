import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { ownedBy } from '@/lib/db/owner';
import { setEnvironment } from '@/lib/env/test-environment';
import type { SignedIn } from '@/lib/model';
import { ownDatabase } from '@/lib/session/test-database';

ownDatabase();

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');

async function withKeys(...keys: string[]) {
  vi.resetModules();
  setEnvironment({ SESSION_KEYS: keys.join(',') });
  return import('./history');
}

let history: Awaited<ReturnType<typeof withKeys>>;
beforeEach(async () => {
  history = await withKeys(key('a'));
});

const day = 86_400_000;
const now = Date.now();
const ago = (days: number) => new Date(now - days * day);

async function customer(email: string, firstSeenAt = ago(365)): Promise<SignedIn> {
  const identity = { kind: 'cleeng', realm: '123456789', customerId: randomUUID() } as const;
  await history.remember({ kind: 'registered', at: firstSeenAt, ...ownedBy(identity) });
  return {
    state: 'signed-in',
    openedBy: 'password',
    id: randomUUID(),
    identity,
    email,
    name: '',
    locale: 'en_GB',
    expiresAt: new Date(),
    consentsDue: false,
    captureDue: false,
  };
}
const refusal = (email: string, at = ago(1), addressPrefix: string = randomUUID()) =>
  history.remember({ kind: 'refused', at, emailHash: history.emailHash(email), addressPrefix });
const kindsOf = async (session: SignedIn) =>
  (await history.readHistory(session)).map(({ kind }) => kind);

it('shows a refused sign-in to the owner of the e-mail address, in any case, and to no other', async () => {
  await refusal('Ada@Example.com');
  expect(await kindsOf(await customer('ada@example.com'))).toEqual(['refused', 'registered']);
  expect(await kindsOf(await customer('bob@example.com'))).toEqual(['registered']);
  expect(await kindsOf(await customer(''))).toEqual(['registered']);
});

it('knows an e-mail address in both spellings of its domain', async () => {
  await refusal('ada@xn--bcher-kva.example');
  expect(await kindsOf(await customer('ada@bücher.example'))).toEqual(['refused', 'registered']);
});

it('does not show refused sign-ins from before the owner was first seen', async () => {
  await refusal('fay@example.com', ago(8));
  const fay = await customer('fay@example.com', ago(7));
  await refusal('fay@example.com', ago(6));
  expect(await history.readHistory(fay)).toMatchObject([
    { kind: 'refused', at: ago(6), times: 1 },
    { kind: 'registered' },
  ]);
  const stranger = { ...fay, identity: { ...fay.identity, customerId: randomUUID() } };
  expect(await history.readHistory(stranger)).toEqual([]);
});

it('finds what was stored before keys rotated', async () => {
  await refusal('cleo@example.com');
  history = await withKeys(key('b'), key('a'));
  await refusal('cleo@example.com');
  expect(await kindsOf(await customer('cleo@example.com'))).toEqual([
    'refused',
    'refused',
    'registered',
  ]);
});

it('shows older events after many renewals and attempts', async () => {
  const eve = await customer('eve@example.com');
  const owner = ownedBy(eve.identity);
  const sessionIds = Array.from({ length: 25 }, () => randomUUID());
  const emailHash = history.emailHash(eve.email);
  const since = (minutes: number) => new Date(ago(2).getTime() + minutes * 60_000);
  for (const at of [ago(4), ago(3)]) await history.remember({ kind: 'signed_in', at, ...owner });
  await history.remember({ kind: 'ended', reason: 'signed_out', at: ago(3.5), ...owner });
  await database().identityEvent.createMany({
    data: Array.from({ length: 250 }, (_, index) => [
      { kind: 'refreshed', at: since(index), ...owner, sessionId: eve.id },
      { kind: 'refreshed', at: since(index), ...owner, sessionId: sessionIds[index % 25] },
      { kind: 'refused', at: since(index), emailHash, addressPrefix: '192.0.2.0/24' },
      { kind: 'refused', at: since(index), emailHash, addressPrefix: `198.51.${index}.0/24` },
    ]).flat(),
  });
  const lines = await history.readHistory(eve);
  expect(lines).toHaveLength(24);
  expect(lines.filter(({ kind }) => !kind.startsWith('ref'))).toMatchObject([
    { kind: 'signed_in', at: ago(3) },
    { kind: 'ended', endedBecause: 'signed_out' },
    { kind: 'signed_in', at: ago(4) },
    { kind: 'registered' },
  ]);
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'refreshed', at: since(249), times: 250 }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'refused', at: since(249), addressPrefix: '192.0.2.0/24' }),
  );
});

it('shows the sign-in of a thief after any other activity', async () => {
  const gus = await customer('gus@example.com');
  const owner = ownedBy(gus.identity);
  await history.remember({
    kind: 'signed_in',
    at: ago(3),
    ...owner,
    addressPrefix: '203.0.113.0/24',
  });
  const since = (minutes: number) => new Date(ago(2).getTime() + minutes * 60_000);
  await database().identityEvent.createMany({
    data: Array.from({ length: 250 }, (_, index) => ({
      kind: 'consent_answered',
      at: since(index),
      ...owner,
    })),
  });
  const lines = await history.readHistory(gus);
  expect(lines).toHaveLength(24);
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'signed_in', addressPrefix: '203.0.113.0/24' }),
  );
});
