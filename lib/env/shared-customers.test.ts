import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { setEnvironment } from './test-environment';

const documented = readFileSync('sandbox/README.md', 'utf8').matchAll(
  /@example\.com` .*\| (\d{9}) \|/g,
);
const testIds = [...documented].map(([, id = '']) => id);

async function isSharedWith(DEMO: string, kind: 'cleeng' | 'bigcommerce', customerId: string) {
  vi.resetModules();
  setEnvironment({ DEMO });
  const { isShared } = await import('./shared-customers');
  return isShared({ kind, realm: 'any', customerId });
}

it('are the test customers and all shoppers, in a public demo alone', async () => {
  expect(testIds).toHaveLength(5);
  for (const id of testIds) expect(await isSharedWith('true', 'cleeng', id), id).toBe(true);
  expect(await isSharedWith('true', 'bigcommerce', '4927')).toBe(true);
  expect(await isSharedWith('true', 'cleeng', '541239876')).toBe(false);
  expect(await isSharedWith('false', 'cleeng', testIds[0] ?? '')).toBe(false);
  expect(await isSharedWith('false', 'bigcommerce', '4927')).toBe(false);
});
