import { expect, test } from '../support/fixtures';

const offer = '/offers/S916977979_NL';

test('Search engines find the public pages, and not the account', async ({
  request,
  storefront,
}) => {
  const robots = await (await request.get(`${storefront.url}/robots.txt`)).text();
  expect(robots).toContain('Disallow: /account');
  expect(robots).toContain(`Sitemap: ${storefront.url}/sitemap.xml`);

  const sitemap = await (await request.get(`${storefront.url}/sitemap.xml`)).text();
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  expect(addresses).toContain(storefront.url + offer);
  for (const address of addresses) expect((await request.get(address ?? '')).status()).toBe(200);
});

for (const [page, path] of [
  ['Home', '/'],
  ['An offer', offer],
]) {
  test(`${page} shared elsewhere shows a title, a sentence and a picture`, async ({
    page: tab,
    request,
    storefront,
  }) => {
    await tab.goto(storefront.url + path);
    const property = (name: string) => tab.locator(`meta[property="og:${name}"]`);
    await expect(property('title')).toHaveAttribute('content', /\w/);
    await expect(property('description')).toHaveAttribute('content', /\w/);
    await expect(property('site_name')).toHaveAttribute('content', 'Foyer');
    const image = (await property('image').getAttribute('content')) ?? '';
    expect(image).toMatch(new RegExp(`^${storefront.url}/`));
    const picture = await request.get(image);
    expect(picture.headers()['content-type']).toBe('image/png');
  });
}
