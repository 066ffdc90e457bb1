import { startDatabase } from './database';
import { expect, test } from './fixtures';

test('Nobody is signed out while our own database is silent', async ({
  customer,
  signIn,
  startAnother,
  browser,
}) => {
  test.setTimeout(120_000);
  await customer.register();
  const database = await startDatabase();
  const storefront = await startAnother({ DATABASE_URL: database.url });
  const page = await browser.newPage({ baseURL: storefront.url });
  await signIn(page);
  await page.goto('/account');
  expect((await page.request.get('/api/health')).status()).toBe(200);

  database.fallSilent();
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('status')).toContainText('You have not been signed out');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'unavailable' });
  expect((await page.request.get('/api/health')).status()).toBe(503);
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'We cannot tell who you are right now' })).toBeVisible();

  database.answerAgain();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  await page.close();
  await storefront.stop();
  await database.stop();
});
