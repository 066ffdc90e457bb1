import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

test('A customer signs out on their account page', async ({ page, customer, beSignedIn }) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('Going back after signing out shows nothing of the account', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/account');
  await expect(page.getByText(customer.email)).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(page.getByText(customer.email)).toHaveCount(0);
});

test('Signing out in one browser leaves the other one signed in', async ({
  page,
  customer,
  signIn,
  browser,
  baseURL,
}) => {
  await customer.register();
  await signIn();
  const elsewhere = await browser.newPage({ baseURL });
  await signIn(elsewhere);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  await elsewhere.reload();
  await expect(
    elsewhere.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
  ).toBeVisible();
  await elsewhere.close();
});

test('A customer signs out while Cleeng is silent', async ({ page, customer, sandbox, signIn }) => {
  await customer.register();
  await signIn();
  await sandbox.fail({ fault: 503, times: 100 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
});

test('A form without JavaScript leads to the sign-in page when its session has ended', async ({
  page,
  customer,
  beSignedIn,
  baseURL,
}) => {
  await customer.register();
  await beSignedIn();
  const form = await openForm(page.request, '/consents', 'Save my answers');
  await page.request.post('/api/session/end', { headers: { origin: baseURL ?? '' } });
  const answer = await form.send();
  expect(answer.status()).toBe(303); // 307 would send what was typed there, too.
  expect(answer.headers().location).toBe('/login?returnTo=%2Fconsents');
});
