import { fillRegistration, sendRegistration } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';

test('The password rules are ticked off while typing', async ({ page }) => {
  await page.goto('/register');
  const password = page.getByLabel('Password', { exact: true });
  const held = page.getByRole('status');
  await password.pressSequentially('seat');
  await expect(held).toHaveText('Done: At least one lowercase letter.');
  await password.pressSequentially('-number');
  await expect(held).toHaveText('Done: 8 to 80 characters. Done: At least one lowercase letter.');
  await password.pressSequentially('1');
  await expect(held).toContainText('Done: At least one digit.');
  await password.fill('');
  await expect(held).toHaveText('');
});

test('A password can be shown, and is hidden again when it is sent', async ({ page, customer }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('weak');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await sendRegistration(page);
  await expect(refusalOn(page)).toBeFocused();
  await expect(password).toHaveAttribute('type', 'password');
});

test('A refusal takes the focus, and links to the field', async ({ page, customer }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByLabel('Password', { exact: true }).fill('weak');
  await sendRegistration(page);
  const summary = refusalOn(page);
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: /Use 8 to 80 characters/ }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});
