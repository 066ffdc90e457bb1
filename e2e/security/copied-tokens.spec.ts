import { SessionRows } from '../sessions/session-rows';
import { Customer } from '../support/customer';
import { startDatabase } from '../support/database';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

test("Another customer's tokens, copied into a session's row, open nothing and end that session", async ({
  customer,
  sandbox,
  beSignedIn,
  signIn,
  startAnother,
  browser,
  playwright,
}) => {
  test.setTimeout(240_000);
  const victim = new Customer(sandbox);
  await Promise.all([customer.register(), victim.register()]);
  const database = await startDatabase();
  const rows = new SessionRows(database.url);
  const storefront = await startAnother({ DATABASE_URL: database.url });
  const theirBrowser = await playwright.request.newContext({ baseURL: storefront.url });
  const { email, password } = victim;
  const form = await openForm(theirBrowser, '/login', 'Sign in');
  expect((await form.send({ email, password })).status()).toBe(303);
  const page = await browser.newPage({ baseURL: storefront.url });
  await beSignedIn(page);

  await rows.copyTokens(victim.email, customer.email);
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'We could not read your session any more, so we ended it. Your account is safe. Sign in again to continue.',
  );
  expect(await page.content()).not.toContain(victim.email);
  const ended = (await rows.read()).filter(({ ended_reason }) => ended_reason !== null);
  expect(ended).toMatchObject([{ ended_reason: 'tokens_unreadable', sealed_tokens: null }]);
  expect(await (await theirBrowser.get('/api/session')).json()).toMatchObject({
    state: 'signed-in',
  });

  await signIn(page);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  await page.close();
  await theirBrowser.dispose();
  await storefront.stop();
  await database.stop();
});
