import { describe, expect, it, vi } from 'vitest';
import { isOfCleeng, type Session } from '@/lib/model';
import { currentSession } from './current';
import { authoriseCleeng, requireCleengSession } from './guards';

vi.mock('./current', () => ({ currentSession: vi.fn() }));

function signInAs(kind: 'cleeng' | 'bigcommerce'): void {
  const session = { state: 'signed-in', identity: { kind, realm: 'r', customerId: '1' } };
  vi.mocked(currentSession).mockResolvedValue(session as Session);
}

describe('what only customers of Cleeng have', () => {
  it('is open to them', async () => {
    signInAs('cleeng');
    expect(isOfCleeng(await requireCleengSession('/capture'))).toBe(true);
    expect(isOfCleeng(await authoriseCleeng())).toBe(true);
  });

  it('leads a guest to the sign-in page and back', async () => {
    vi.mocked(currentSession).mockResolvedValue({ state: 'guest' });
    await expect(requireCleengSession('/capture')).rejects.toMatchObject({
      digest: expect.stringContaining(';/login?returnTo=%2Fcapture;'),
    });
    await expect(authoriseCleeng()).rejects.toMatchObject({ code: 'session_ended' });
  });

  it('leads a customer of the store to their account, and does nothing for them', async () => {
    signInAs('bigcommerce');
    await expect(requireCleengSession('/capture')).rejects.toMatchObject({
      digest: expect.stringContaining(';/account;'),
    });
    await expect(authoriseCleeng()).rejects.toMatchObject({
      code: 'not_for_store_customers',
      status: 403,
    });
  });
});
