import { expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { data, scriptedCleeng } from './test-script';

const cleeng = scriptedCleeng();
const header = () => cleeng.asked.map(({ headers }) => headers['x-sandbox-mailbox']);
const ask = async (mailbox: string | null) => {
  vi.resetModules(); // The environment is read once.
  const { requestPasswordReset } = await import('./passwords');
  await cleeng.answered(data({}), () => requestPasswordReset('ada@example.com', null, mailbox));
};

it('tells the sandbox whose mailbox asks, where there is one', async () => {
  await ask('a-key-of-one-browser');
  expect(header()).toEqual(['a-key-of-one-browser']);
  await ask(null);
  expect(header()).toEqual([undefined]);
});

it('tells a real vendor nothing of it', async () => {
  const url = process.env.SANDBOX_INTERNAL_URL ?? '';
  setEnvironment({ CLEENG_API_URL: url, CLEENG_JWKS_URL: url, CLEENG_PUBLISHER_ID: '111222333' });
  await ask('a-key-of-one-browser');
  expect(header()).toEqual([undefined]);
});
