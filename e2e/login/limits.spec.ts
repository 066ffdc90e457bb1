import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { passwordChecked } from '../support/outages';
import { refusalOn } from '../support/refusal';

const wrongCredentials = 'The e-mail address or the password is not right.';
const wrong = 'not-my-seat-1';

async function trySigningIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

async function expectAddressKept(page: Page, email: string): Promise<void> {
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
}

test('After too many wrong passwords the form says when to try again, and keeps the address', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  const { email } = customer;
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(email);
  const form = await openForm(page.request, '/login', 'Sign in');
  const { origin } = new URL(page.url());
  for (let time = 1; time < 10; time += 1) {
    const headers = { origin, 'x-forwarded-for': `198.18.0.${time}` }; // Not believed.
    await form.send({ email, password: wrong }, headers);
  }
  await trySigningIn(page, wrong);
  await expect(refusalOn(page)).toContainText(wrongCredentials);

  const asked = await sandbox.calls('POST /auths');
  await trySigningIn(page, customer.password);
  await expect(refusalOn(page)).toContainText(
    /There were too many attempts\. Please try again in 1\d minutes\./,
  );
  await expectAddressKept(page, email);
  expect(await sandbox.calls('POST /auths')).toHaveLength(asked.length);
});

test('While Cleeng is too busy the form says when to try again, and keeps the address', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(customer.email);
  await sandbox.fail({ ...passwordChecked, fault: 429 });
  await trySigningIn(page, customer.password);
  await expect(refusalOn(page)).toContainText('Please try again in 10 seconds.');
  await expectAddressKept(page, customer.email);
  await trySigningIn(page, customer.password);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});
