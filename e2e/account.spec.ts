import { expect, test } from './fixtures';

const day = 86_400;

test('A customer sees who they are', async ({ page, customer, signIn }) => {
  await customer.register();
  await signIn();
  await page.getByRole('main').getByRole('link', { name: 'Your account' }).click();
  await expect(page).toHaveTitle('Your account · Foyer');
  await expect(page.getByRole('definition').filter({ hasText: customer.name })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
});

test('A visitor is asked to sign in before an account is shown', async ({ page }) => {
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
});

test('A customer whose token has aged stays signed in: it is renewed once, however many pages ask at once', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await customer.register();
  await signIn();
  await sandbox.advance(day);
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => page.request.get('/account', { maxRedirects: 0 })),
  );
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200, 200]);
  for (const answer of answers) expect(await answer.text()).toContain(customer.email);
  expect(await sandbox.calls('POST /auths/refresh_token')).toHaveLength(1);
});

test('A customer whom Cleeng no longer lets in signs in again and comes back', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await customer.register();
  await signIn();
  await sandbox.advance(101 * day);
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account');
});

test('Names that Cleeng learned elsewhere show at the next look', async ({
  page,
  customer,
  signIn,
  sandbox,
}) => {
  await sandbox.capture({ isCaptureEnabled: false });
  await customer.register({ capture: 'unanswered' });
  await signIn();
  await page.goto('/account');
  await expect(page.getByRole('definition').filter({ hasText: 'Not told yet' })).toBeVisible();
  await sandbox.capture({ isCaptureEnabled: true });
  await customer.answerCapture();
  await page.reload();
  await expect(page.getByRole('definition').filter({ hasText: customer.name })).toBeVisible();
});
