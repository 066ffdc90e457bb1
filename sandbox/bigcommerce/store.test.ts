import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { askWho, keys, shopAs } from './test-store';

const sandbox = openSandbox({ storefrontUrl: 'http://localhost:3000/' });
const open = async (cookie = '', path = '/store') =>
  sandbox.request('GET', path, { headers: { Cookie: cookie } });

describe('the store', () => {
  it('shows a guest the products and the sign-in form, without the snippet', async () => {
    const { status, body } = await open();
    expect(status).toBe(200);
    expect(body).toContain('Tide clock');
    expect(body).toContain('Sign in as Mira Okafor');
    expect(body).not.toContain('Staff apron');
    expect(body).not.toContain('foyer-purchases');
    expect(body).not.toContain('<script');
  });

  it('shows a customer the snippet, and no token', async () => {
    const { body } = await open(await shopAs(sandbox, 4927));
    expect(body).toContain('Hello, <strong>Mira Okafor</strong>');
    expect(body).toContain(
      '<script src="http://localhost:3000/current-customer.js?v=2" defer></script>',
    );
    expect(body).toContain(`data-client-id="${keys.clientId}"`);
    expect(body).not.toContain('eyJ');
    expect(body).not.toContain(keys.clientSecret);
  });

  it('loads the snippet from the origin in the setting', async () => {
    const storefrontUrl = 'http://localhost:4321';
    await sandbox.control('settings', { storefrontUrl });
    const { body, headers } = await open(await shopAs(sandbox, 4927));
    expect(body).toContain(`src="${storefrontUrl}/current-customer.js?v=2"`);
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${storefrontUrl}`);
    expect((await sandbox.control('settings', { storefrontUrl: 'http://x">' })).status).toBe(400);
  });

  it('lets a form post to the storefront with its Origin', async () => {
    const { headers } = await open();
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  });

  it('has a page and a picture for each product', async () => {
    const slugs = [...String((await open()).body).matchAll(/href="\/store\/([a-z-]+)\/"/g)].map(
      ([, slug]) => slug,
    );
    expect(slugs).toHaveLength(6);
    for (const slug of slugs) {
      expect((await open('', `/store/${slug}/`)).status).toBe(200);
      const picture = await open('', `/store/images/${slug}.svg`);
      expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    }
  });

  it.each([
    '/store/staff-apron/',
    '/store/popcorn-bowl/',
    '/store/images/popcorn-bowl.svg',
    '/store/images/..%2Fstore.ts',
  ])('has no page at %s', async (path) => {
    expect((await open('', path)).status).toBe(404);
  });

  it('redirects from its other host name', async () => {
    const other = sandbox.url.replace('127.0.0.1', 'localhost');
    const response = await fetch(`${other}/store`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${sandbox.url}/store`);
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read', async () => {
    const response = await sandbox.request('POST', '/store/sign-in', {
      body: 'shopper=4928',
      headers: { 'content-type': 'application/x-www-form-urlencoded', Origin: sandbox.url },
    });
    expect(response.headers.get('location')).toBe('/store');
    expect(response.headers.get('set-cookie')).toMatch(
      /^SHOP_SESSION_TOKEN=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('as an unknown shopper changes nothing', async () => {
    expect((await askWho(sandbox, await shopAs(sandbox, 1))).status).toBe(404);
  });

  it.each([['http://localhost:3000'], ['null'], [undefined]])(
    'is refused from %s',
    async (Origin) => {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        ...(Origin && { Origin }),
      };
      const response = await sandbox.request('POST', '/store/sign-in', {
        body: 'shopper=4927',
        headers,
      });
      expect(response.status).toBe(403);
    },
  );

  it('ends at a reset', async () => {
    const cookie = await shopAs(sandbox, 4927);
    await sandbox.control('reset');
    expect((await askWho(sandbox, cookie)).status).toBe(404);
  });
});
