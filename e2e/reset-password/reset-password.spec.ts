import type { Page } from '@playwright/test';
import { withoutNativeChecks } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { during, sentenceFor } from '../support/outages';
import { refusalOn } from '../support/refusal';
import { sendSignIn } from '../support/session';
import {
  askForMail,
  chooseNewPassword,
  expectDeadLink,
  expectPasswordChanged,
  mailAsked,
  newestLink,
} from './reset-mail';

const sent = (page: Page) => page.getByRole('main').getByRole('status');

test('A customer who forgot the password chooses a new one by mail, 360 pixels wide, and goes on', {
  tag: ['@quick', '@without-javascript'],
}, async ({ page, customer }) => {
  const expectToFit = async () => {
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(content).toBeLessThanOrEqual(360);
  };
  await page.setViewportSize({ width: 360, height: 740 });
  await customer.register();
  await page.goto('/login?returnTo=/account');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await expectToFit();
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(sent(page)).toContainText(`If there is an account with ${customer.email}`);
  await expectToFit();
  await page.getByRole('link', { name: 'Open your mailbox' }).click();
  await page.getByText('Reset your password').click();
  await page.getByRole('link', { name: 'Open the link' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expect(page).toHaveURL('/new-password');
  await expectToFit();
  const password = `new-${customer.password}`;
  await chooseNewPassword(page, password);
  await expectPasswordChanged(page, '/account');
  await page.goto('/new-password');
  await expectDeadLink(page, '/account');
  await page.getByRole('link', { name: 'Sign in with it' }).click();
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account');
});

test('A password manager finds the page where a password is changed', async ({
  page,
  customer,
  member,
}) => {
  await page.goto('/.well-known/change-password');
  await expect(page).toHaveURL('/reset-password');
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  const led = await page.request.get('/.well-known/change-password', { maxRedirects: 0 });
  expect(led.status()).toBe(303);
  // So that they can rely on the status: https://www.w3.org/TR/change-password-url/
  const nowhere = 'resource-that-should-not-exist-whose-status-code-should-not-be-200';
  expect((await page.request.get(`/.well-known/${nowhere}`)).status()).toBe(404);
});

test('The chosen offer is kept on the way through a reset', async ({ page, customer, sandbox }) => {
  const monthly = 'S916977979_NL';
  await customer.register();
  await page.goto(`/offers/${monthly}`);
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('link', { name: 'Use another address' }).click();
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(sent(page)).toContainText(customer.email);
  await page.goto((await newestLink(sandbox, customer.email)).href);
  const password = `new-${customer.password}`;
  await chooseNewPassword(page, password);
  await expectPasswordChanged(page, `/offers/${monthly}`);
  await sendSignIn(page, { email: customer.email, password });
  await expect(page).toHaveURL(`/offers/${monthly}`);
  const last = (await sandbox.calls('POST /auths')).at(-1);
  expect(last).toMatchObject({ status: 200, offerId: monthly });
});

test('The link to this page keeps returnTo, and nothing that was typed', async ({
  page,
  customer,
}) => {
  await page.goto('/login?returnTo=/account');
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page).toHaveURL('/reset-password?returnTo=%2Faccount');
  await expect(page.getByLabel('E-mail address')).toHaveValue('');
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(sent(page)).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    '/login?returnTo=%2Faccount',
  );
});

test('A second request within a minute is refused, and no second mail is sent', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox, javaScriptEnabled }) => {
  await customer.register();
  await askForMail(page, customer.email);
  await expect(page.getByRole('button', { name: /^Send it again/ })).toBeVisible();
  const inWords = page.getByText(/You can have it sent again in \d+ seconds/);
  await expect(inWords).toBeVisible({ visible: !javaScriptEnabled }); // Elsewhere the button counts.
  const again = await openForm(page.request, '/reset-password', 'Send it again');
  const answer = await again.send();
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('This e-mail was requested a moment ago.');
  expect(await sandbox.mail(customer.email)).toHaveLength(1);
});

test('After a mistyped address the mail to another one can be asked for at once', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await askForMail(page, `x${customer.email}`);
  await page.getByRole('link', { name: 'Use another address' }).click();
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(sent(page)).toContainText(`If there is an account with ${customer.email}`);
  expect(await sandbox.mail(customer.email)).toHaveLength(1);
});

test('An address that is empty or incomplete is refused at its field', async ({
  page,
  sandbox,
}) => {
  await page.goto('/reset-password');
  const email = page.getByLabel('E-mail address');
  for (const [typed, sentence] of [
    ['', 'Please fill this in.'],
    ['ada', 'Enter a complete e-mail address, like name@example.com.'],
  ] as const) {
    await withoutNativeChecks(email);
    await email.fill(typed);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await expect(email).toHaveAccessibleDescription(new RegExp(sentence));
    await expect(email).toHaveValue(typed);
  }
  expect(await sandbox.calls('PUT /customers/passwords')).toEqual([]);
});

// A Cleeng that does not answer in time may be writing the mail: see reset-secrecy.spec.ts.
test('While Cleeng fails to answer, the request for the mail is refused and the address stays', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  for (const fault of [429, 500] as const) {
    await during(sandbox, { ...mailAsked, fault }, async () => {
      await askForMail(page, customer.email);
      await expect(refusalOn(page)).toContainText(sentenceFor(fault));
      await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
    });
  }
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(sent(page)).toContainText(customer.email);
});
