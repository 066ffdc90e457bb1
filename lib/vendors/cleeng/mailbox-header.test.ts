import { expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { data, scriptedCleeng } from './test-script';

const cleeng = scriptedCleeng();
const header = () => cleeng.asked.map(({ headers }) => headers['x-sandbox-mailbox']);
const requestMail = async (mailbox: string | null) => {
  vi.resetModules(); // The environment is read once.
  const { requestPasswordReset } = await import('./passwords');
  await cleeng.answered(data({}), () => requestPasswordReset('ada@example.com', null, mailbox));
};

it('is sent to the sandbox where the browser has a mailbox', async () => {
  await requestMail('a-key-of-one-browser');
  expect(header()).toEqual(['a-key-of-one-browser']);
  await requestMail(null);
  expect(header()).toEqual([undefined]);
});

it('is never sent to a real vendor', async () => {
  const url = process.env.SANDBOX_INTERNAL_URL ?? '';
  setEnvironment({ CLEENG_API_URL: url, CLEENG_JWKS_URL: url, CLEENG_PUBLISHER_ID: '111222333' });
  await requestMail('a-key-of-one-browser');
  expect(header()).toEqual([undefined]);
});
