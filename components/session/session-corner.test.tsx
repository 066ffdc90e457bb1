import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SessionCorner } from './session-corner';

const labels = {
  login: 'Sign in',
  register: 'Join',
  account: 'Your account',
  unavailable: 'Who knows',
};
const addresses = { login: '/login', register: '/register', account: '/account' };

function heard(name: string): string {
  const html = renderToStaticMarkup(
    <SessionCorner
      session={{ state: 'signed-in', name }}
      labels={labels}
      addresses={addresses}
      offers={[]}
      signOut={null}
    />,
  );
  return html.replace(/<[^>]*>/g, '');
}

describe('the way to the account', () => {
  it('says whose it is', () => {
    expect(heard('Ada')).toBe('Your account: Ada');
  });

  it('says its name once for a customer without a name', () => {
    expect(heard('')).toBe('Your account');
  });
});
