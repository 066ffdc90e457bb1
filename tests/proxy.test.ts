import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { proxy } from '../proxy';

setEnvironment({ CLEENG_OFFERS: 'S916977979_NL', APP_URL: 'http://localhost:3000' });

const leadsTo = async (path: string) => {
  const response = await proxy(new NextRequest(`http://localhost:3000${path}`));
  const rewritten = response.headers.get('x-middleware-rewrite');
  return rewritten && new URL(rewritten).pathname;
};

it.each(['/offers/S111111111_NL', '/offers/', '/offers/..%2Fcustomers'])(
  'leads an offer that is none of ours to where Next serves no page, now or later: %s',
  async (path) => {
    expect(await leadsTo(path)).toMatch(/^\/_/);
  },
);

it.each(['/offers/S916977979_NL', '/', '/login'])(
  'leaves every other page where it is: %s',
  async (path) => {
    expect(await leadsTo(path)).toBeNull();
  },
);

describe('a page that is requested under another name of this machine', () => {
  const refreshOf = async (path: string, host: string) =>
    (
      await proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { host } }))
    ).headers.get('refresh');

  it.each(['127.0.0.1:3000', '[::1]:3000'])('redirects to our own: %s', async (host) => {
    expect(await refreshOf('/login?returnTo=%2Faccount', host)).toBe(
      '0; url=http://localhost:3000/login?returnTo=%2Faccount',
    );
    expect(await refreshOf('//evil.example/', host)).toBe(
      '0; url=http://localhost:3000//evil.example/',
    );
  });

  it.each([
    ['/login', 'localhost:3000'],
    ['/login', '127.0.0.1:4010'],
    ['/login', 'foyer.example:3000'],
    ['/api/session', '127.0.0.1:3000'],
    ['/current-customer.js', '127.0.0.1:3000'],
  ])('only then: %s of %s', async (path, host) => {
    expect(await refreshOf(path, host)).toBeNull();
  });
});
