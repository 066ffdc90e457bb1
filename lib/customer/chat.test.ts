import { beforeEach, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { limits } from '@/lib/env/limited-actions';
import { isShared } from '@/lib/env/shared-customers';
import { setEnvironment } from '@/lib/env/test-environment';
import type { SignedIn } from '@/lib/model';
import { ownDatabase } from '@/lib/session/test-database';
import { chatIdentity, mayBeRemembered, proveToChat } from './chat';

vi.mock('@/lib/env/shared-customers', { spy: true });
vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
const { emptyJar, keep } = await import('@/lib/session/test-cookies');
setEnvironment();
ownDatabase();

const visitor = { address: '198.18.0.1', addressPrefix: null, userAgent: null };
const session = (id: string): SignedIn => ({
  state: 'signed-in',
  id,
  openedBy: 'password',
  identity: { kind: 'cleeng', realm: '123456789', customerId: '100000001' },
  email: 'anna@example.com',
  name: 'Anna',
  locale: 'nl_NL',
  expiresAt: new Date(Date.now() + 60_000),
  consentsDue: false,
  captureDue: false,
});

beforeEach(async () => {
  emptyJar();
  await database().rateLimit.deleteMany();
});

it('signs a new token for the customer each time', async () => {
  const [first, second] = [
    await proveToChat(session('one'), visitor),
    await proveToChat(session('two'), visitor),
  ];
  expect(first.externalId).toBe(chatIdentity(session('three')));
  expect(second.externalId).toBe(first.externalId);
  expect(first.token).not.toContain('anna');
});

it('is of one session where visitors of a public demo share the customer', async () => {
  vi.mocked(isShared).mockReturnValue(true);
  const chats = ['one', 'two', 'two'].map((id) => chatIdentity(session(id)));
  vi.mocked(isShared).mockReset();
  expect(chats[1]).not.toBe(chats[0]);
  expect(chats[2]).toBe(chats[1]);
  expect((await proveToChat(session('one'), visitor)).externalId).toBe(
    chatIdentity(session('two')),
  );
});

it('is limited per session, not per customer', async () => {
  const { times } = limits['chat-token'].account;
  await proveToChat(session('one'), visitor);
  await database().rateLimit.updateMany({
    where: { key: { contains: 'account' } },
    data: { points: times },
  });
  await expect(proveToChat(session('one'), visitor)).rejects.toMatchObject({
    code: 'too_many_attempts',
  });
  await expect(proveToChat(session('two'), visitor)).resolves.toHaveProperty('token');
});

it('may be logged in only with the chat cookie', async () => {
  expect(await mayBeRemembered()).toBe(false);
  keep({ name: 'foyer-chat', value: '1' });
  expect(await mayBeRemembered()).toBe(true);
});
