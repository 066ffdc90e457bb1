import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import {
  cleengTerms,
  fillRegistration,
  marketing,
  ownTerms,
  sendRegistration,
  withoutNativeChecks,
} from './registering';

test('No consent is ticked in advance, whatever its publisher says', async ({ page, sandbox }) => {
  await sandbox.consents({ name: 'terms', enabledByDefault: true });
  await sandbox.consents({ name: 'broadcaster_terms', enabledByDefault: true });
  await page.goto('/register');
  await expect(page.getByRole('checkbox', { name: cleengTerms })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: ownTerms })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: marketing })).not.toBeChecked();
});

test('A mistyped e-mail address is refused at its field, and only the password has to be typed again', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByRole('checkbox', { name: marketing }).check();
  const email = page.getByLabel('E-mail address');
  await email.fill('ada@example');
  await withoutNativeChecks(email);
  await sendRegistration(page);
  await expect(email).toHaveAccessibleDescription(
    'Enter a complete e-mail address, like name@example.com.',
  );
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveValue('ada@example');
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: ownTerms })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: marketing })).toBeChecked();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(await sandbox.calls('POST /customers')).toEqual([]);
  await email.fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
});

test('An address that Cleeng cannot deliver to is refused at its field', async ({
  page,
  customer,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const email = page.getByLabel('E-mail address');
  await email.fill('ada@undeliverable.example');
  await sendRegistration(page);
  await expect(email).toHaveAccessibleDescription(/Enter a complete e-mail address/);
  await expect(email).toHaveValue('ada@undeliverable.example');
});

test('A weak password is refused at its field', async ({ page, customer, sandbox }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const field = page.getByLabel('Password', { exact: true });
  for (const weak of ['seat-12', 'seats-for-all', 'SEATS-4-ALL', `seat-1-${'x'.repeat(80)}`]) {
    await field.fill(weak);
    await sendRegistration(page);
    await expect(field).toHaveValue('');
    await expect(field).toHaveAccessibleDescription(
      /Use 8 to 80 characters with at least one lowercase letter and one digit\./,
    );
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  }
  expect(await sandbox.calls('POST /customers')).toEqual([]);
});

test('The browser asks for a required consent before anything is sent', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const terms = page.getByRole('checkbox', { name: ownTerms });
  await terms.uncheck();
  await sendRegistration(page);
  await expect(terms).toBeFocused();
  expect(await sandbox.calls('POST /customers')).toEqual([]);
});

test('The server refuses a required consent that is missing, at its box', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const terms = page.getByRole('checkbox', { name: ownTerms });
  await terms.uncheck();
  await withoutNativeChecks(terms);
  await sendRegistration(page);
  await expect(terms).toHaveAccessibleDescription('Please tick this box to continue.');
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  await expect(terms).not.toBeChecked();
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  expect(await sandbox.calls('POST /customers')).toEqual([]);
});

test('An address that is taken is refused at its field without the right password', async ({
  page,
  customer,
}) => {
  await customer.register();
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByLabel('Password', { exact: true }).fill('another-seat-1');
  await sendRegistration(page);
  const email = page.getByLabel('E-mail address');
  await expect(email).toHaveAccessibleDescription(
    'There is already an account with this address. If it is not yours, use another address.',
  );
  await expect(email).toHaveValue(customer.email);
  await refusalOn(page).getByRole('link', { name: 'Sign in with this address' }).click();
  await expect(page).toHaveURL('/login');
});

test('Terms that change while the form is open are shown again before they are accepted', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await sandbox.consents({
    name: 'broadcaster_terms',
    label: 'I accept the Terms of use of tomorrow.',
  });
  await sendRegistration(page);
  await expect(refusalOn(page).getByText(/has just changed/)).toBeVisible();
  const changed = page.getByRole('checkbox', { name: 'Terms of use of tomorrow' });
  await expect(changed).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  expect(await sandbox.calls('POST /customers')).toEqual([]);
  await changed.check();
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
});
