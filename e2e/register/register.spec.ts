import { expect, test } from '../support/fixtures';
import { tabTo } from '../support/keyboard';
import { refusalOn } from '../support/refusal';
import { signOut } from '../support/session';
import {
  answerQuestions,
  cleengTerms,
  fillRegistration,
  marketing,
  ownTerms,
  register,
  sendRegistration,
} from './registering';

test('A visitor registers, answers the questions, is greeted by name, signs out and signs in again', {
  tag: ['@quick', '@without-javascript'],
}, async ({ page, customer, signIn }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Join Foyer' }).click();
  await fillRegistration(page, customer);
  await sendRegistration(page);
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  await signOut(page);
  await signIn();
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('Cleeng stores the answer to every consent, and no box is ticked in advance', {
  tag: '@without-javascript',
}, async ({ page, customer }) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await expect(page.getByRole('checkbox', { name: marketing })).not.toBeChecked();
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

test('A visitor whose region Cleeng cannot tell chooses country, currency and language', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
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
  const made = (await sandbox.calls('POST /customers')).filter(({ status }) => status < 300);
  expect(made).toHaveLength(1);
});

test('A registration whose response was lost is completed by sending the form again', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.fail({ method: 'POST', path: '/customers', when: 'after', fault: 'reset' });
  await register(page, customer);
  await expect(refusalOn(page)).toContainText(
    'What you entered is still here, except for passwords. Please try again in a moment.',
  );
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('not-the-same-1');
  await sendRegistration(page);
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(/already an account/);
  await password.fill(customer.password);
  await sendRegistration(page);
  await expect(page).toHaveURL('/capture');
  expect(await customer.consentStates()).toMatchObject({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
  });
});

test('A visitor registers with the keyboard alone', async ({ page, customer }) => {
  await page.goto('/register');
  await tabTo(page.getByLabel('E-mail address'));
  await page.keyboard.type(customer.email);
  await tabTo(page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(customer.password);
  for (const name of [cleengTerms, ownTerms]) {
    const box = page.getByRole('checkbox', { name });
    await tabTo(box);
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await tabTo(page.getByRole('button', { name: 'Create account' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
});
