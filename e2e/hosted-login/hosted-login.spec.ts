import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { sessionOf, signOut } from '../support/session';
import {
  logInAtWidget,
  logOutAtWidget,
  openWidget,
  signInThroughWidget,
  widgetOn,
} from './hosted-widget';

test("A customer signs in through Cleeng's widget and sees their details, 360 pixels wide", {
  tag: '@quick',
}, async ({ page, customer, sandbox }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await customer.register();
  await sandbox.subscribe(customer, 'S916977979_NL');
  await page.goto('/login');
  await page.getByRole('link', { name: 'Sign in with our partner’s form' }).click();
  await logInAtWidget(page, customer);
  const main = page.getByRole('main');
  await expect(main.getByText(customer.name, { exact: true })).toBeVisible();
  await expect(main.getByText(customer.email, { exact: true })).toBeVisible();
  await expect(
    main.getByText(/: active until \d+ \w+ \d{4}|: active until \w+ \d+, \d{4}/),
  ).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: customer.name })).toBeVisible();
  await expect(page).toHaveTitle('You are signed in · Foyer');
  await main.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('A reload keeps the session, and no part of the token is in the page or its storage', async ({
  page,
  customer,
}) => {
  await customer.register();
  await signInThroughWidget(page, customer);
  const before = await sessionOf(page.request);
  await page.reload();
  await expect(widgetOn(page).getByText('You are logged in')).toBeVisible();
  await expect(page.getByRole('main').getByText(customer.email, { exact: true })).toBeVisible();
  expect(await sessionOf(page.request)).toEqual(before);
  const stored = await page.evaluate(() => [
    Object.entries(localStorage),
    Object.entries(sessionStorage),
  ]);
  expect(stored).toEqual([[], []]);
  expect(await page.content()).not.toContain('eyJ');
});

test('A visitor registers with their consents, and is asked the questions before their account', async ({
  page,
  customer,
}) => {
  const widget = await openWidget(page);
  await widget.getByRole('button', { name: 'Register' }).click();
  await expect(widget.getByRole('heading', { name: 'Register' })).toBeVisible();
  await widget.getByLabel('Email').fill(customer.email);
  await widget.getByLabel('Password').fill(customer.password);
  await widget.getByRole('checkbox', { name: /Terms and Conditions/ }).check();
  await widget.getByRole('checkbox', { name: /Terms of use/ }).check();
  await widget.getByRole('checkbox', { name: /programmes/ }).uncheck();
  await widget.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
  await expect(page.getByRole('main').getByText('Not added yet')).toBeVisible();
  await expect(page.getByRole('main').getByText('None')).toBeVisible();
  expect(await customer.consentStates()).toEqual({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
    broadcaster_marketing: 'declined',
  });
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
});

test('A customer who has not accepted the terms is asked for consents first', async ({
  page,
  customer,
}) => {
  await customer.register({ consents: 'unanswered' });
  await signInThroughWidget(page, customer);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Your agreements' })).toBeVisible();
});

test('A forgotten password is asked for in the same widget, which does not tell whether there is an account', async ({
  page,
  customer,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/404/); // Cleeng's API tells the two apart; its widget does not.
  await customer.register();
  const widget = await openWidget(page);
  for (const email of [customer.email, `nobody.${customer.email}`]) {
    await widget.getByRole('button', { name: 'Forgot your password?' }).click();
    const send = widget.getByRole('button', { name: 'Send me a link' });
    await expect(send).toBeVisible(); // The form before it has a field of the same name.
    await widget.getByLabel('Email').fill(email);
    await send.click();
    await expect(widget.getByText(`If ${email} belongs to an account`)).toBeVisible();
    await widget.getByRole('button', { name: 'Log in' }).click();
  }
  expect(await sandbox.mail(customer.email)).toHaveLength(1);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
});

test('A wrong password is refused in the widget, and opens no session', async ({
  page,
  customer,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/401/);
  await customer.register();
  const widget = await openWidget(page);
  await widget.getByLabel('Email').fill(customer.email);
  await widget.getByLabel('Password').fill('not-my-seat-1');
  await widget.getByRole('button', { name: 'Log in' }).click();
  await expect(widget.getByRole('alert')).toHaveText('Wrong email or password.');
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(widget.getByRole('button', { name: 'Inloggen' })).toBeVisible();
});

test('Logging out in the widget ends the session here, and a copied cookie with it', async ({
  page,
  context,
  customer,
  copyCookies,
}) => {
  await customer.register();
  await signInThroughWidget(page, customer);
  const copy = await copyCookies();
  expect(await sessionOf(copy)).toMatchObject({ state: 'signed-in' });
  await logOutAtWidget(page);
  await expect(
    page.getByRole('heading', { level: 1, name: 'Sign in with our partner' }),
  ).toBeVisible();
  expect(await sessionOf(copy)).toEqual({ state: 'guest' });
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['foyer-language']);
});

test('After signing out the widget does not sign the customer in again', async ({
  page,
  customer,
  context,
}) => {
  await customer.register();
  await signInThroughWidget(page, customer);
  await signOut(page);
  const reported = page.waitForResponse('**/api/hosted-login');
  await page.goto('/hosted-login');
  await reported;
  await expect(widgetOn(page).getByRole('button', { name: 'Log in' })).toBeVisible();
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await expect
    .poll(async () => (await context.cookies()).map(({ name }) => name))
    .toEqual(['foyer-language']);
  await logInAtWidget(page, customer);
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
});

test('A widget without a customer does not end a session that was opened with a password', async ({
  page,
  member,
}) => {
  await page.goto('/');
  const before = await sessionOf(page.request);
  const reported = page.waitForResponse('**/api/hosted-login');
  await page.goto('/hosted-login');
  expect(await (await reported).json()).toEqual({ state: 'signed-in', hasChanged: false });
  await expect(widgetOn(page).getByRole('button', { name: 'Log in' })).toBeVisible();
  await expect(page.getByRole('main').getByText(member.email, { exact: true })).toBeVisible();
  expect(await sessionOf(page.request)).toEqual(before);
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('Another customer who logs in replaces the one before', async ({
  page,
  customer,
  sandbox,
  signIn,
  copyCookies,
}) => {
  const other = new Customer(sandbox);
  await customer.register();
  await other.register();
  await signIn();
  const copy = await copyCookies();
  await openWidget(page);
  await logInAtWidget(page, other);
  await expect(page.getByRole('main').getByText(other.email, { exact: true })).toBeVisible();
  expect(await sessionOf(page.request)).toMatchObject({ name: other.name });
  expect(await sessionOf(copy)).toEqual({ state: 'guest' });
});

test('A token that the widget renews keeps the session that it opened', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.clock.install();
  await signInThroughWidget(page, customer);
  const before = await sessionOf(page.request);
  // The browser's clock is ahead from here on: a token of the usual fifteen minutes would be renewed at once again.
  await sandbox.settings({ jwtLifetime: 86_400 });
  const reported = page.waitForResponse('**/api/hosted-login');
  await page.clock.fastForward('14:30');
  expect(await (await reported).json()).toMatchObject({ state: 'signed-in', hasChanged: false });
  expect(await sandbox.calls('POST /auths/refresh_token')).toHaveLength(1);
  expect(await sessionOf(page.request)).toEqual(before);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('A session whose token has expired is opened again by the widget', async ({
  page,
  customer,
  rows,
}) => {
  await customer.register();
  await signInThroughWidget(page, customer);
  await page.goto('/');
  await rows.expireTokens(customer);
  await page.goto('/account');
  await expect(page.getByRole('main').getByRole('status')).toContainText('limited time');
  await page.getByRole('link', { name: 'Sign in with our partner’s form' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
  expect(await sessionOf(page.request)).toMatchObject({ state: 'signed-in', name: customer.name });
});

test('Logging in and out in the widget shows in another tab', async ({
  page,
  context,
  customer,
}) => {
  await customer.register();
  const tab = await context.newPage();
  await openWidget(tab);
  await signInThroughWidget(page, customer);
  await expect(tab.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
  await logOutAtWidget(page);
  await expect(
    tab.getByRole('heading', { level: 1, name: 'Sign in with our partner' }),
  ).toBeVisible();
  await expect(widgetOn(tab).getByRole('button', { name: 'Log in' })).toBeVisible();
});
