import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { SessionCorner } from './session-corner';

vi.mock('@/lib/i18n/translations', () => ({ getTranslations: async () => () => 'Your account' }));

async function drawn(name: string): Promise<string> {
  const session = { state: 'signed-in', name } as const;
  return renderToStaticMarkup(
    await SessionCorner({ session, offers: [], canRegister: true, signOut: null }),
  );
}

async function heard(name: string): Promise<string> {
  return (await drawn(name)).replace(/<[^>]*>/g, '');
}

describe('the way to the account', () => {
  it('says whose it is', async () => {
    expect(await heard('Ada')).toBe('Your account: Ada');
  });

  it('keeps the direction of a name to the name', async () => {
    expect(await drawn('\u202eadA')).toMatch(/<bdi [^>]*>\u202eadA<\/bdi>/);
  });

  it('says its name once for a customer without a name', async () => {
    expect(await heard('')).toBe('Your account');
  });
});
