import { describe, expect, it } from 'vitest';
import {
  anotherResetAddress,
  isPageOfOurs,
  offerIdOf,
  safeReturnTo,
  withReturnTo,
  withWayBack,
} from './paths';

describe('where to return to', () => {
  it.each([
    '/',
    '/account',
    '/offers/S916977979_NL',
    '/offers/S916977979_NL?from=mail&x=1',
    '/account#sessions',
    '/account?tab=2#sessions',
    '/search?q=%2F%2Fevil.example',
    '/search?next=//evil.example',
    '/a//b',
    '/apiary',
    '/@evil.example',
    '/evil.example:443',
    '/%5cevil.example',
    '/%2f%2fevil.example',
  ])('may be %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    ['/a/../account', '/account'],
    ['/./account', '/account'],
    ['/a\\b', '/a/b'],
    ['/x/%2e%2e/account', '/account'],
  ])('is written as the browser would read it: %s is %s', (given, read) => {
    expect(safeReturnTo(given)).toBe(read);
  });

  it.each([
    ['another host', '//evil.example'],
    ['another host, thrice', '///evil.example'],
    ['a backslash that browsers read as a slash', '/\\evil.example'],
    ['two backslashes', '\\\\evil.example'],
    ['a slash after a backslash', '\\/evil.example'],
    ['another host behind dots', '/a/..//evil.example'],
    ['another host behind one dot', '/.//evil.example'],
    ['another host behind escaped dots', '/%2e%2e//evil.example'],
    ['another host behind a dot and backslashes', '/.\\\\evil.example'],
    ['another host behind dots and a backslash', '/a/../\\evil.example'],
    ['an absolute address', 'https://evil.example/account'],
    ['an address without slashes', 'https:evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a script in capitals', 'JaVaScRiPt:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a relative path', 'account'],
    ['a query alone', '?returnTo=/account'],
    ['a host name', 'evil.example'],
    ['a tab inside', '/\t/evil.example'],
    ['a newline inside', '/\n/evil.example'],
    ['a carriage return inside', '/account\r\nset-cookie: a=b'],
    ['a null inside', '/\0/evil.example'],
    ['a tab in front', '\t//evil.example'],
    ['a space in front', ' /account'],
    ['a space at the end', '/account '],
    ['a newline at the end', '/account\n'],
    ['letters beyond ASCII', '/konto/ä'],
    ['a slash beyond ASCII', '/\u2044evil.example'],
    ['a full-width slash', '/\uff0fevil.example'],
    ['a mark that turns the text around', '/\u202egro.live'],
    ['something very long', `/${'a'.repeat(512)}`],
    ['our API', '/api/session'],
    ['our API behind dots', '/account/../api/session'],
    ['our API behind a backslash', '/api\\session'],
    ['nothing', ''],
    ['a list', ['/account', '/capture']],
    ['a list of one', ['/account']],
    ['a number', 7],
    ['an object', { toString: () => '/account' }],
    ['null', null],
    ['undefined', undefined],
  ])('is never %s', (_, given) => {
    expect(safeReturnTo(given)).toBe('/');
    expect(safeReturnTo(given, '/account')).toBe('/account');
  });

  it('stays on this origin whatever a browser makes of it', () => {
    const pieces = [
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%5c',
      '%2f',
      '@',
      ':',
      'evil.example',
      '?',
      '#',
      ';',
    ];
    const origin = 'https://shop.example';
    for (const first of pieces) {
      for (const second of pieces) {
        for (const third of pieces) {
          for (const fourth of pieces) {
            const answered = safeReturnTo(`/${first}${second}${third}${fourth}`);
            expect(new URL(answered, `${origin}/login`).origin).toBe(origin);
          }
        }
      }
    }
  });

  it('is longest at 512 characters', () => {
    const longest = `/${'a'.repeat(511)}`;
    expect(safeReturnTo(longest)).toBe(longest);
  });
});

describe('a path with where to go afterwards', () => {
  it('carries it escaped', () => {
    expect(withReturnTo('/login', '/offers?a=1&b=2#top')).toBe(
      '/login?returnTo=%2Foffers%3Fa%3D1%26b%3D2%23top',
    );
  });

  it('says nothing of the home page', () => {
    expect(withReturnTo('/login', '/')).toBe('/login');
  });
});

describe('the way to ask for another address', () => {
  it.each([
    ['/', '/reset-password?address=another'],
    ['/offers?a=1', '/reset-password?address=another&returnTo=%2Foffers%3Fa%3D1'],
  ])('keeps where to go afterwards: %s', (returnTo, address) => {
    expect(anotherResetAddress({ returnTo, offer: null })).toBe(address);
  });
});

describe('a path with the way back', () => {
  it('adds the offer and where to go to what the path has', () => {
    const wayBack = { returnTo: '/offers/S1_NL', offer: 'S1_NL' };
    expect(withWayBack('/login', wayBack)).toBe('/login?offer=S1_NL&returnTo=%2Foffers%2FS1_NL');
    expect(withWayBack('/login?notice=a', wayBack)).toBe(
      '/login?notice=a&offer=S1_NL&returnTo=%2Foffers%2FS1_NL',
    );
  });
});

describe('isPageOfOurs', () => {
  it.each(['/', '/login?returnTo=%2Fa', '/offers/S1_NL', '/hosted-logins', '/apis'])(
    'is what the router may show: %s',
    (href) => expect(isPageOfOurs(href)).toBe(true),
  );

  it.each([
    '/api/session',
    '/hosted-login',
    '/hosted-login?returnTo=%2Fa',
    '//evil.example',
    'http://127.0.0.1:4010/store',
    'mailto:hello@foyer.example',
    '#main',
  ])('is nothing else: %s', (href) => expect(isPageOfOurs(href)).toBe(false));
});

describe('offerIdOf', () => {
  it.each([
    ['/offers/S1_NL', 'S1_NL'],
    ['/offers/S1_NL/', 'S1_NL'],
    ['/offers/', null],
    ['/offers/S1_NL/more', null],
    ['/login', null],
  ])('finds in %s: %s', (path, offerId) => expect(offerIdOf(path)).toBe(offerId));
});
