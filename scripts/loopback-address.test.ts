import { describe, expect, it } from 'vitest';
import { addressOnOwnName } from './loopback-address';

const own = 'http://localhost:3000';
const asked = (host: string, url = '/login?returnTo=/account', method = 'GET') => ({
  method,
  url,
  headers: { host },
});

describe('a page asked of another name of this machine', () => {
  it.each(['127.0.0.1:3000', '[::1]:3000'])('is found under our own: %s', (host) => {
    expect(addressOnOwnName(asked(host), own)).toBe(`${own}/login?returnTo=/account`);
  });

  it('is found under whichever name is our own', () => {
    expect(addressOnOwnName(asked('localhost:3000'), 'http://127.0.0.1:3000')).toBe(
      'http://127.0.0.1:3000/login?returnTo=/account',
    );
    expect(addressOnOwnName(asked('127.0.0.1', '/'), 'http://localhost')).toBe('http://localhost/');
  });

  it('stays on our origin, whatever its path looks like', () => {
    expect(addressOnOwnName(asked('127.0.0.1:3000', '//evil.example/'), own)).toBe(`${own}//evil.example/`);
    expect(addressOnOwnName(asked('127.0.0.1:3000', 'http://evil.example/'), own)).toBeNull();
    expect(addressOnOwnName(asked('127.0.0.1:3000', '@evil.example/'), own)).toBeNull();
  });
});

describe('nobody is led elsewhere', () => {
  it.each([
    ['who asked rightly', asked('localhost:3000'), own],
    ['who asked another port', asked('127.0.0.1:4010'), own],
    ['who asked another machine', asked('foyer.example:3000'), own],
    ['who asked without a host', { method: 'GET', url: '/', headers: {} }, own],
    ['who asked a host that is none', asked('a b'), own],
    ['who asked the API', asked('127.0.0.1:3000', '/api/session'), own],
    ['who asked for a script', asked('127.0.0.1:3000', '/_next/static/a.js'), own],
    ['who sent a form', asked('127.0.0.1:3000', '/login', 'POST'), own],
    ['of a public storefront', asked('127.0.0.1'), 'https://foyer.example'],
  ])('%s', (_, request, appUrl) => {
    expect(addressOnOwnName(request, appUrl)).toBeNull();
  });
});
