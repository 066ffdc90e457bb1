import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { fetchPendingSteps } from '@/lib/gate/pending-steps';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { endByNewPassword } from '@/lib/password/password-change';
import { ownDatabase } from '@/lib/session/test-database';
import { login } from './login';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock(import('@/lib/gate/pending-steps'), async (original) => ({
  fetchPendingSteps: vi.fn((await original()).fetchPendingSteps),
}));

ownSandbox();
ownDatabase();

const visitor = { address: null, addressPrefix: null, userAgent: null };
const anna = { email: 'anna@example.com', password: 'anna-sandbox-1', visitor };
const sent = () => ({ ...anna, formId: randomUUID() });
const endedReasons = async () =>
  (await database().sessionMirror.findMany()).map(({ endedReason }) => endedReason);

it('opens nothing for a password that changed while it was under way', async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.mocked(fetchPendingSteps).mockImplementationOnce(async () => {
    expect(await endByNewPassword(anna)).toEqual({ change: 'everywhere', ended: [] });
    return { consentsDue: false, consentsOutdated: false, captureDue: false };
  });
  await expect(login(sent())).rejects.toMatchObject({ code: 'wrong_credentials' });
  expect(await endedReasons()).toEqual([]);
});

it('opens a session once it knows the password that holds', async () => {
  await endByNewPassword(anna);
  expect(await login(sent())).toMatchObject({ sessionToken: expect.any(String), firstStep: null });
  expect((await endedReasons()).filter((reason) => reason === null)).toHaveLength(1);
});
