import { withoutNativeChecks } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { sendSignIn } from '../support/session';

// With motion, which all other specs do without.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const wrongCredentials = 'The e-mail address or the password is not right.';

test('A customer signs in and is greeted by name', {
  tag: ['@quick', '@without-javascript'],
}, async ({ page, customer }) => {
  await customer.register();
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await sendSignIn(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('A customer who came for a page lands on it after signing in', {
  tag: '@without-javascript',
}, async ({ page, customer }) => {
  await customer.register();
  await page.goto('/account');
  await expect(page).toHaveTitle(/Welcome back/);
  await sendSignIn(page, customer);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('A wrong password is refused with a sentence, and the address stays', {
  tag: '@without-javascript',
}, async ({ page, customer }) => {
  await customer.register();
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(customer.email);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('not-my-seat-1');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(refusalOn(page)).toContainText(wrongCredentials);
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  await expect(password).toHaveValue('');
  await password.fill(customer.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('A refusal does not tell whether an account exists, here or at another publisher', async ({
  page,
  customer,
}) => {
  await customer.register();
  const refusals: (string | null)[] = [];
  for (const [email, password] of [
    [customer.email, 'not-my-seat-1'],
    [`nobody.${customer.email}`, customer.password],
    ['elsewhere@example.com', 'elsewhere-sandbox-1'],
  ] as const) {
    await page.goto('/login');
    await sendSignIn(page, { email, password });
    await expect(refusalOn(page)).toContainText(wrongCredentials);
    refusals.push(await refusalOn(page).textContent());
  }
  expect(new Set(refusals).size).toBe(1);
});

test('What is left empty is asked for at its field', async ({ page, sandbox }) => {
  await page.goto('/login');
  const email = page.getByLabel('E-mail address');
  await withoutNativeChecks(email);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(email).toHaveAccessibleDescription('Please fill this in.');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    'Please fill this in.',
  );
  await expect(refusalOn(page)).toContainText('E-mail address: Please fill this in.');
  await expect(refusalOn(page)).toContainText('Password: Please fill this in.');
  expect(await sandbox.calls('POST /auths')).toEqual([]);
});

test('A customer who is signed in is not asked to sign in or to join', async ({ page, member }) => {
  await page.goto('/login?returnTo=/account');
  await expect(page).toHaveURL('/account');
  await page.goto('/register');
  await expect(page).toHaveURL('/');
});
