import { expect, test } from './fixtures';
import { refusalOn } from './refusal';
import {
  answerQuestions,
  cleengTerms,
  fillRegistration,
  marketing,
  ownTerms,
  register,
  sendRegistration,
  withoutNativeChecks,
} from './registering';

test('A visitor registers, answers the questions, is greeted by name, signs out and signs in again', async ({
  page,
  customer,
  signIn,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Join Foyer' }).click();
  await fillRegistration(page, customer);
  await sendRegistration(page);
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  await signIn();
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('Cleeng holds the answer to every consent, ticked or left open', async ({ page, customer }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByRole('checkbox', { name: marketing }).uncheck();
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
  expect(await customer.consentStates()).toEqual({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
    broadcaster_marketing: 'declined',
  });
});

test('A visitor who came for a page lands on it after registering', async ({ page, customer }) => {
  await page.goto('/account');
  await page.getByRole('main').getByRole('link', { name: 'Join Foyer' }).click();
  await fillRegistration(page, customer);
  await sendRegistration(page);
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
});

test('A required consent is never ticked in advance, whatever its publisher says', async ({
  page,
  sandbox,
}) => {
  await sandbox.consents({ name: 'terms', enabledByDefault: true });
  await sandbox.consents({ name: 'broadcaster_terms', enabledByDefault: true });
  await page.goto('/register');
  await expect(page.getByRole('checkbox', { name: cleengTerms })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: ownTerms })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: marketing })).toBeChecked();
});

test('A mistyped e-mail address is refused at its field, and only the password has to be typed again', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByRole('checkbox', { name: marketing }).uncheck();
  const email = page.getByLabel('E-mail address');
  await email.fill('ada@example');
  await withoutNativeChecks(email);
  await sendRegistration(page);
  await expect(email).toHaveAccessibleDescription(
    'This is not a complete e-mail address. It looks like name@example.com.',
  );
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveValue('ada@example');
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: ownTerms })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: marketing })).not.toBeChecked();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(await sandbox.calls('POST /customers')).toEqual([]);
  await email.fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
});

test('An address that Cleeng cannot deliver to is refused at its field', async ({ page, customer }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const email = page.getByLabel('E-mail address');
  await email.fill('ada@undeliverable.example');
  await sendRegistration(page);
  await expect(email).toHaveAccessibleDescription(/This is not a complete e-mail address/);
  await expect(email).toHaveValue('ada@undeliverable.example');
});

for (const [weakness, password] of [
  ['short', 'seat-12'],
  ['without a digit', 'seats-for-all'],
  ['without a lowercase letter', 'SEATS-4-ALL'],
  ['longer than 80 characters', `seat-1-${'x'.repeat(80)}`],
] as const) {
  test(`A password that is ${weakness} is refused at its field`, async ({ page, customer, sandbox }) => {
    await page.goto('/register');
    await fillRegistration(page, customer);
    const field = page.getByLabel('Password', { exact: true });
    await field.fill(password);
    await sendRegistration(page);
    await expect(field).toHaveAccessibleDescription(
      /Use 8 to 80 characters with at least one lowercase letter and one digit\./,
    );
    await expect(field).toHaveValue('');
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
    expect(await sandbox.calls('POST /customers')).toEqual([]);
  });
}

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

test('The server refuses a required consent that is missing, at its box', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const terms = page.getByRole('checkbox', { name: ownTerms });
  await terms.uncheck();
  await withoutNativeChecks(terms);
  await sendRegistration(page);
  await expect(terms).toHaveAccessibleDescription('Please tick this box to go on.');
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  await expect(terms).not.toBeChecked();
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  expect(await sandbox.calls('POST /customers')).toEqual([]);
});

test('An address that is taken is refused at its field to whoever does not know its password', async ({
  page,
  customer,
}) => {
  await customer.register();
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByLabel('Password', { exact: true }).fill('somebody-else-1');
  await sendRegistration(page);
  const email = page.getByLabel('E-mail address');
  await expect(email).toHaveAccessibleDescription(
    'There is already an account with this address. Sign in instead, or use another address.',
  );
  await expect(email).toHaveValue(customer.email);
});

test('Terms that change while the form is open are shown again before anybody agrees to them', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await sandbox.consents({ name: 'broadcaster_terms', label: 'I accept the Terms of use of tomorrow.' });
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

test('A visitor whose place Cleeng cannot tell chooses country, currency and language', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.fail({ path: '/locales', fault: 503, times: 100 });
  await page.goto('/register');
  await expect(page.getByRole('group', { name: 'Where are you watching from?' })).toBeVisible();
  await fillRegistration(page, customer);
  await page.getByLabel('Country').selectOption('Poland');
  await page.getByLabel('Currency').selectOption('PLN');
  await page.getByLabel('Language').selectOption('pl_PL');
  await page.getByLabel('Password', { exact: true }).fill('weak');
  await sendRegistration(page);
  await expect(refusalOn(page)).toBeVisible();
  await expect(page.getByLabel('Country')).toHaveValue('PL');
  await expect(page.getByLabel('Currency')).toHaveValue('PLN');
  await expect(page.getByLabel('Language')).toHaveValue('pl_PL');
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
  expect(await customer.read()).toMatchObject({ country: 'PL' });
});

test('A double click makes one account', async ({ page, customer, sandbox }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByRole('button', { name: 'Create account' }).dblclick();
  await expect(page).toHaveURL('/capture');
  expect(await sandbox.calls('POST /customers')).toHaveLength(1);
});

test('Whoever lost the answer to their registration is let in by sending it again', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.fail({ method: 'POST', path: '/customers', when: 'after', fault: 'reset' });
  await register(page, customer);
  await expect(refusalOn(page)).toContainText('Nothing you typed is lost: please try again in a moment.');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('not-the-same-1');
  await sendRegistration(page);
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(/already an account/);
  await password.fill(customer.password);
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
  expect(await customer.consentStates()).toMatchObject({ terms: 'accepted', broadcaster_terms: 'accepted' });
});

test('A visitor registers with the keyboard alone', async ({ page, customer }) => {
  await page.goto('/register');
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type(customer.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(customer.password);
  for (const name of [cleengTerms, ownTerms]) {
    const box = page.getByRole('checkbox', { name });
    while (!(await box.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
});

test('The password rule is ticked off while somebody types', { tag: '@javascript' }, async ({ page }) => {
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

test('A password can be looked at, and is hidden again when it is sent', { tag: '@javascript' }, async ({
  page,
  customer,
}) => {
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

test('A refusal is announced, and leads to the field', { tag: '@javascript' }, async ({ page, customer }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await page.getByLabel('Password', { exact: true }).fill('weak');
  await sendRegistration(page);
  const summary = refusalOn(page);
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: /Use 8 to 80 characters/ }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});
