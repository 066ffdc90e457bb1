import { afterEach, expect, it, vi } from 'vitest';
import { findMirrorBySecretHash } from '@/lib/db/session-mirrors';
import { setEnvironment } from '@/lib/test-environment';
import { sessionIdFromCookie } from './cookie';
import { authorise, requireSession } from './current';

// Next chooses its server side while bundling; here we do.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server'));
vi.mock('./cookie', () => ({ sessionIdFromCookie: vi.fn() }));
vi.mock('@/lib/db/session-mirrors', () => ({ findMirrorBySecretHash: vi.fn(), noteSeen: vi.fn() }));
setEnvironment();

afterEach(() => {
  vi.restoreAllMocks();
});

/** Next's redirect is thrown, with its address in the digest. */
const leadingTo = (address: string) =>
  expect.objectContaining({ digest: expect.stringContaining(`;${address};`) });

it('leads a guest to the sign-in page and back', async () => {
  vi.mocked(sessionIdFromCookie).mockResolvedValue(null);
  await expect(requireSession('/account')).rejects.toEqual(leadingTo('/login?returnTo=%2Faccount'));
  await expect(authorise()).rejects.toThrow('session_ended');
});

it('signs nobody out while our database is silent: a page of its own says so', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(sessionIdFromCookie).mockResolvedValue('a-session');
  vi.mocked(findMirrorBySecretHash).mockRejectedValue(new Error('connect ECONNREFUSED'));
  await expect(requireSession('/account')).rejects.toEqual(leadingTo('/unavailable?returnTo=%2Faccount'));
  await expect(authorise()).rejects.toThrow('session_unavailable');
  expect(error.mock.calls.join()).toContain('session_unavailable');
});
