import { beforeEach, expect, it, vi } from 'vitest';
import { ownSandbox } from '@/lib/test-sandbox';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { spareToken } from './spare-token';

const sandbox = ownSandbox();
const visitor = { address: null, addressPrefix: null, userAgent: null };
const anna = { email: 'anna@example.com', password: 'anna-sandbox-1', visitor };
const id = '100000001';

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());

it('is a refresh token like any other', async () => {
  const spare = await spareToken(anna, id);
  expect(await refreshAuth(spare ?? '', id)).toMatchObject({ customerId: id });
});

it.each<[string, () => Promise<unknown>]>([
  ['is busy', () => sandbox.control('fail', { vendor: 'cleeng', path: '/auths', fault: 429 })],
  ['is down', () => sandbox.control('fail', { vendor: 'cleeng', path: '/auths', fault: 503 })],
  ['takes long', () => sandbox.control('fail', { vendor: 'cleeng', path: '/auths', fault: 'slow' })],
])('is done without where Cleeng %s', async (_, fail) => {
  await sandbox.control('settings', { slowSeconds: 4 });
  await fail();
  expect(await spareToken(anna, id)).toBeNull();
});

it('is done without where the password is no longer right, or is somebody else’s', async () => {
  expect(await spareToken({ ...anna, password: 'another-1' }, id)).toBeNull();
  expect(await spareToken(anna, '100000002')).toBeNull();
});
