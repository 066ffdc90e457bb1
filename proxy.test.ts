import { NextRequest } from 'next/server';
import { expect, it } from 'vitest';
import { setEnvironment } from '@/lib/test-environment';
import { proxy } from './proxy';

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

it.each(['/offers/S916977979_NL', '/', '/login'])('leaves every other page where it is: %s', async (path) => {
  expect(await leadsTo(path)).toBeNull();
});

it('tells the frame which page it stands around, whatever the browser says of it', async () => {
  const headers = { 'x-foyer-page': '/offers/S916977979_NL' };
  const response = await proxy(
    new NextRequest('http://localhost:3000/login?returnTo=%2Faccount', { headers }),
  );
  expect(response.headers.get('x-middleware-request-x-foyer-page')).toBe('/login?returnTo=%2Faccount');
});
