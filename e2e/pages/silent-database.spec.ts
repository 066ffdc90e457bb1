import { startDatabase } from '../support/database';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

test('Nobody is signed out while our own database is silent', async ({
  customer,
  sandbox,
  beSignedIn,
  startAnother,
  browser,
}) => {
  test.setTimeout(240_000);
  await customer.register();
  const database = await startDatabase();
  const storefront = await startAnother({ DATABASE_URL: database.url });
  const page = await browser.newPage({ baseURL: storefront.url });
  await beSignedIn(page);
  await page.goto('/account');
  const elsewhere = await browser.newPage({ baseURL: storefront.url });
  await beSignedIn(elsewhere);
  const endings = [
    await openForm(elsewhere.request, '/account/sessions', ', first seen '),
    await openForm(elsewhere.request, '/account/sessions', 'Sign out everywhere'),
  ];
  expect((await page.request.get('/api/health')).status()).toBe(200);

  database.fallSilent();
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'You have not been signed out',
  );
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'unavailable' });
  expect((await page.request.get('/api/health')).status()).toBe(503);
  for (const ending of endings) {
    const answer = await ending.send();
    expect(answer.headers().location ?? '').not.toMatch(/ended=|notice=/);
    expect(answer.headers()).not.toHaveProperty('set-cookie');
  }
  expect(await sandbox.calls('DELETE /refresh_tokens')).toEqual([]);
  await page.goto('/account/sessions');
  await expect(
    page.getByRole('heading', { name: 'We cannot check your sign-in right now' }),
  ).toBeVisible();
  await page.goto('/offers/S916977979_NL');
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'You have not been signed out',
  );
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  await page.goto('/account');
  await expect(
    page.getByRole('heading', { name: 'We cannot check your sign-in right now' }),
  ).toBeVisible();

  database.answerAgain();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  await elsewhere.goto('/account/sessions');
  await expect(elsewhere.getByRole('article')).toHaveCount(2);
  await elsewhere.close();
  await page.close();
  await storefront.stop();
  await database.stop();
});
