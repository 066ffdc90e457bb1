import { expect, test } from '../support/fixtures';
import { signOut } from '../support/tabs';

test('Whom Cleeng has signed out is told so, and goes on from there', async ({
  page,
  customer,
  sandbox,
  signIn,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await sandbox.advance(101 * 86_400);
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  const notice = page.getByRole('main').getByRole('status');
  await expect(notice).toHaveText(
    'Your sign-in has expired or was ended in another app. Sign in to continue.',
  );
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  await signIn();
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('Whoever signed out themselves is told nothing, with a copy of the cookie neither', async ({
  page,
  context,
  customer,
  signIn,
  browser,
  baseURL,
}) => {
  await customer.register();
  await signIn();
  const copy = await browser.newPage({ baseURL, storageState: await context.storageState() });
  await signOut(page);
  for (const guest of [page, copy]) {
    await guest.goto('/account');
    await expect(guest.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await expect(guest.getByRole('main').getByRole('status')).toHaveCount(0);
  }
  await copy.close();
});
