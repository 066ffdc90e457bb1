import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isOfCleeng, type Session } from '@/lib/model';
import { currentSession } from './current';
import { authoriseCleeng, requireCleengSession, requireGuest } from './guards';

let sent: Headers;
vi.mock('./current', () => ({ currentSession: vi.fn() }));
vi.mock('next/headers', () => ({ headers: async () => sent }));

beforeEach(() => {
  sent = new Headers();
});

function signInAs(kind: 'cleeng' | 'bigcommerce'): void {
  const session = { state: 'signed-in', identity: { kind, realm: 'r', customerId: '1' } };
  vi.mocked(currentSession).mockResolvedValue(session as Session);
}

describe('pages and actions for Cleeng customers', () => {
  it('are open to them', async () => {
    signInAs('cleeng');
    expect(isOfCleeng(await requireCleengSession('/capture'))).toBe(true);
    expect(isOfCleeng(await authoriseCleeng())).toBe(true);
  });

  it('redirect a guest to the login page with returnTo', async () => {
    vi.mocked(currentSession).mockResolvedValue({ state: 'guest' });
    await expect(requireCleengSession('/capture')).rejects.toMatchObject({
      digest: expect.stringContaining(';/login?returnTo=%2Fcapture;'),
    });
    await expect(authoriseCleeng()).rejects.toMatchObject({ code: 'session_ended' });
  });

  it('redirect a store customer to the account page and refuse their actions', async () => {
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

it('a page for guests redirects customers, but not while it is drawn again for the action that signed them in', async () => {
  signInAs('cleeng');
  await expect(requireGuest('/account')).rejects.toMatchObject({
    digest: expect.stringContaining(';/account;'),
  });
  sent = new Headers({ 'next-action': 'a' });
  await requireGuest('/account');
});
