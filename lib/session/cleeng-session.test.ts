import { describe, expect, it, vi } from 'vitest';
import type { Session } from '@/lib/model';
import { authoriseCleeng, requireCleengSession } from './cleeng-session';
import { authorise, requireSession } from './current';
import { isOfCleeng } from './is-of-cleeng';

vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server'));
vi.mock('./current', () => ({ authorise: vi.fn(), requireSession: vi.fn() }));

const session = (kind: 'cleeng' | 'bigcommerce') =>
  ({ state: 'signed-in', identity: { kind, realm: 'r', customerId: '1' } }) as Extract<
    Session,
    { state: 'signed-in' }
  >;
const is = (kind: 'cleeng' | 'bigcommerce') => {
  vi.mocked(requireSession).mockResolvedValue(session(kind));
  vi.mocked(authorise).mockResolvedValue(session(kind));
};

describe('what only customers of Cleeng have', () => {
  it('is theirs', async () => {
    is('cleeng');
    expect(isOfCleeng(await requireCleengSession('/capture'))).toBe(true);
    expect(isOfCleeng(await authoriseCleeng())).toBe(true);
    expect(requireSession).toHaveBeenCalledWith('/capture');
  });

  it('leads a customer of the store to their account, and does nothing for them', async () => {
    is('bigcommerce');
    await expect(requireCleengSession('/capture')).rejects.toMatchObject({
      digest: expect.stringContaining(';/account;'),
    });
    await expect(authoriseCleeng()).rejects.toMatchObject({
      code: 'not_for_store_customers',
      status: 403,
    });
  });
});
