import type { Browser, BrowserContext, Page } from '@playwright/test';
import { withoutNativeChecks } from '../register/registering';
import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { signOut } from '../support/session';

const saved = (page: Page) => page.getByRole('main').getByRole('status');
const password = (page: Page) => page.getByLabel('Password', { exact: true });
const saveName = (page: Page) => page.getByRole('button', { name: 'Save your name' }).click();
const saveEmail = (page: Page) =>
  page.getByRole('button', { name: 'Change your e-mail address' }).click();

test('A customer changes their name, and is called by it everywhere', { tag: '@quick' }, async ({
  page,
  member,
}) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change your name' }).click();
  await expect(page.getByLabel('First name')).toHaveValue(member.firstName);
  await page.getByLabel('First name').fill('  Grace ');
  await saveName(page);
  await expect(saved(page)).toHaveText('Your name has been saved.');
  await expect(
    page.getByRole('definition').filter({ hasText: `Grace ${member.lastName}` }),
  ).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(`Grace ${member.lastName}`);
  expect(await member.read()).toMatchObject({ firstName: 'Grace', lastName: member.lastName });
});

test('A name that shows nothing or turns its direction around is refused, and no name turns others around', async ({
  page,
  member,
}) => {
  await page.goto('/account/profile');
  await page.getByLabel('First name').fill('\u200b');
  await page.getByLabel('Last name').fill('\u202etsiuQ');
  await saveName(page);
  for (const label of ['First name', 'Last name'])
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(
      'This contains characters that cannot be seen. Please delete it and type it again.',
    );
  await page.goto('/');
  for (const part of ['banner', 'main'] as const)
    await expect(page.getByRole(part).locator('bdi')).toHaveText(member.name);
  await page.goto('/account');
  await expect(page.getByRole('definition').locator('bdi')).toHaveText([member.name, member.email]);
});

test('A name can be removed', async ({ page, customer, beSignedIn, sandbox }) => {
  await sandbox.capture({ isCaptureEnabled: false });
  await customer.register({ capture: 'unanswered' });
  await beSignedIn();
  await page.goto('/account/profile');
  await page.getByLabel('First name').fill('Ada');
  await saveName(page);
  await expect(page.getByRole('definition').filter({ hasText: 'Ada' }).first()).toBeVisible();
  await page.goto('/account/profile');
  await page.getByLabel('First name').fill('');
  await saveName(page);
  await expect(page.getByRole('definition').filter({ hasText: 'Not added yet' })).toBeVisible();
});

test('Names that Cleeng finds too long are refused at their fields, both at once', async ({
  page,
  member,
}) => {
  await page.goto('/account/profile');
  for (const label of ['First name', 'Last name']) {
    await page.getByLabel(label).evaluate((field) => field.removeAttribute('maxlength'));
    await page.getByLabel(label).fill('x'.repeat(51));
  }
  await saveName(page);
  for (const label of ['First name', 'Last name']) {
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(
      'This is too long. Please shorten it.',
    );
    await expect(page.getByLabel(label)).toHaveValue('x'.repeat(51));
  }
  await expect(refusalOn(page)).toBeFocused();
  expect(await member.read()).toMatchObject({ firstName: member.firstName });
});

test('A customer changes their address, and signs in with it from then on', async ({
  page,
  member,
  sandbox,
}) => {
  const { email } = new Customer(sandbox);
  await page.goto('/account/profile');
  await page.getByLabel('E-mail address').fill(email);
  await password(page).fill(member.password);
  await saveEmail(page);
  await expect(saved(page)).toContainText('Your e-mail address has been changed.');
  await expect(page.getByRole('definition').filter({ hasText: email })).toBeVisible();
  await sandbox.advance(960);
  await page.goto('/account');
  await expect(page.getByRole('definition').filter({ hasText: email })).toBeVisible();
  await signOut(page);
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(email);
  await password(page).fill(member.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: `Welcome back, ${member.name}` })).toBeVisible();
});

test('A new address that is refused is explained at its field, and the password is cleared', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  const other = new Customer(sandbox);
  await other.register();
  await beSignedIn();
  await page.goto('/account/profile');
  const email = page.getByLabel('E-mail address');
  for (const [typed, given, field, sentence] of [
    [new Customer(sandbox).email, 'not-mine-1', password(page), /This is not your password\./],
    [other.email, customer.password, email, /Another account already uses this address/],
    // These never reach Cleeng.
    ['ada@nowhere', customer.password, email, /Enter a complete e-mail address/],
    ['', customer.password, email, /Please fill this in\./],
    [customer.email, '', password(page), /Please fill this in\./],
  ] as const) {
    await withoutNativeChecks(email);
    await email.fill(typed);
    await password(page).fill(given);
    await saveEmail(page);
    await expect(field).toHaveAccessibleDescription(sentence);
    await expect(email).toHaveValue(typed);
    await expect(password(page)).toHaveValue('');
  }
  const reached = await sandbox.calls('PATCH /customers/:id');
  expect(reached.map(({ status }) => status)).toEqual([422, 422]);
  expect(await customer.read()).toMatchObject({ email: customer.email });
});

test('While Cleeng is down nothing typed is lost, and no page claims that it is saved', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/account/profile');
  await sandbox.fail({ fault: 503, times: 100 });
  await page.getByLabel('First name').fill('Grace');
  await saveName(page);
  await expect(refusalOn(page)).toContainText('One of our services is not responding right now.');
  await expect(page.getByLabel('First name')).toHaveValue('Grace');
  await page.reload();
  await expect(saved(page)).toContainText('Part of this page is missing');
  await sandbox.recover();
  expect(await member.read()).toMatchObject({ firstName: member.firstName });
});

test('The notice takes no text from the address, and is shown once', async ({ page, member }) => {
  await page.goto('/account?notice=everything_saved');
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(saved(page)).toHaveCount(0);
  await page.goto('/account?notice=name_saved');
  await expect(saved(page)).toBeVisible();
  await expect(page).toHaveURL('/account');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(saved(page)).toHaveCount(0);
});

async function onASmallScreen(
  browser: Browser,
  baseURL: string | undefined,
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  });
}

test('Name, address, answers and agreements are changed on a small screen without JavaScript', async ({
  browser,
  baseURL,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  const tabs = await onASmallScreen(browser, baseURL);
  const [page, name, answers] = [await tabs.newPage(), await tabs.newPage(), await tabs.newPage()];
  await beSignedIn(page);
  await page.goto('/account/profile');
  await name.goto('/account/profile');
  await answers.goto('/capture?returnTo=/account');
  await page.getByLabel('First name').fill('Grace');
  await saveName(page);
  await expect(saved(page)).toHaveText('Your name has been saved.');
  await page.goto('/account/profile');
  await page.getByLabel('E-mail address').fill(new Customer(sandbox).email);
  await password(page).fill('not-mine-1');
  await saveEmail(page);
  await expect(password(page)).toHaveAccessibleDescription(/This is not your password\./);
  // Both other tabs were rendered before the first name was saved: they must not restore the old one.
  const birthDate = answers.getByLabel('Date of birth');
  await answers.getByRole('checkbox', { name: /premieres/ }).check();
  await birthDate.fill('2999-12-31');
  await answers.getByRole('button', { name: 'Save your answers' }).click();
  await expect(birthDate).toHaveAccessibleDescription(/valid date in the past/);
  await birthDate.fill('');
  await answers.getByRole('button', { name: 'Save your answers' }).click();
  await expect(saved(answers)).toHaveText('Your answers have been saved.');
  const lastName = name.getByLabel('Last name');
  await lastName.evaluate((field) => field.removeAttribute('maxlength'));
  await lastName.fill('x'.repeat(51));
  await saveName(name);
  await expect(lastName).toHaveAccessibleDescription('This is too long. Please shorten it.');
  await lastName.fill('Quast');
  await saveName(name);
  await expect(saved(name)).toHaveText('Your name has been saved.');
  expect(await customer.read()).toMatchObject({ firstName: 'Grace', lastName: 'Quast' });
  await page.goto('/account');
  await page.getByRole('link', { name: 'Your agreements' }).click();
  await page.getByRole('checkbox', { name: /updates about new programmes/ }).uncheck();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(saved(page)).toHaveText('Your answers have been saved.');
  expect(await customer.consentStates()).toMatchObject({ broadcaster_marketing: 'declined' });
  await tabs.close();
});
