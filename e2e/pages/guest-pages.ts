import { expect } from '@playwright/test';
import { openWidget } from '../hosted-login/hosted-widget';
import { fillRegistration, sendRegistration } from '../register/registering';
import { askForMail, chooseNewPassword, mailedLink } from '../reset-password/reset-mail';
import {
  addPerson,
  beLinked,
  continueAs,
  joinHeading,
  linkHeading,
  outThere,
  problemHeading,
  registerEarlier,
  signOutHere,
} from '../sso/provider';
import { during } from '../support/outages';
import { refusalOn } from '../support/refusal';

import { at, type PageState } from './page-state';

export const guestPages: PageState[] = [
  { name: 'the home page of a guest', open: at('/', 'The lights are still up') },
  { name: 'an offer to a guest', open: at('/offers/S916977979_NL', 'Monthly subscription') },
  { name: 'the registration page', open: at('/register', 'Join Foyer') },
  {
    name: 'a refused registration',
    open: async ({ page, customer }) => {
      await page.goto('/register');
      await fillRegistration(page, customer);
      await page.getByLabel('Password', { exact: true }).fill('weak');
      await sendRegistration(page);
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  { name: 'the sign-in page', open: at('/login', 'Welcome back') },
  {
    name: 'the sign-in page after Cleeng has closed the session',
    open: async ({ page, customer, sandbox, beSignedIn }) => {
      await customer.register();
      await beSignedIn();
      await sandbox.advance(101 * 86_400);
      await page.goto('/account');
      await expect(page.getByRole('main').getByRole('status')).toBeVisible();
    },
  },
  {
    name: 'the page with the hosted widget',
    open: async ({ page }) => {
      await openWidget(page);
      await page.getByRole('button', { name: 'Register' }).click();
      await expect(page.getByRole('checkbox').first()).toBeVisible();
    },
  },
  {
    name: 'the page with the hosted widget while it is blocked',
    consoleError: /ERR_FAILED/,
    open: async ({ page }) => {
      await page.route('**/cleeng.js', (route) => route.abort());
      await page.goto('/hosted-login');
      await expect(page.getByRole('main').getByRole('status')).toContainText('could not be loaded');
    },
  },
  {
    name: 'a refused sign-in',
    open: async ({ page, customer }) => {
      await page.goto('/login');
      await page.getByLabel('E-mail address').fill(customer.email);
      await page.getByLabel('Password', { exact: true }).fill(customer.password);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  {
    name: 'the page for a forgotten password',
    open: at('/reset-password', 'Forgot your password?'),
  },
  {
    name: 'the page for a forgotten password after the mail',
    open: async ({ page, customer }) => {
      await askForMail(page, customer.email);
      await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
    },
  },
  {
    name: 'the page for a new password',
    open: async ({ page, customer, sandbox }) => {
      await customer.register();
      await page.goto((await mailedLink(page, sandbox, customer.email)).href);
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    },
  },
  {
    name: 'a refused new password',
    open: async ({ page, customer, sandbox }) => {
      await customer.register();
      await page.goto((await mailedLink(page, sandbox, customer.email)).href);
      await chooseNewPassword(page, 'weak');
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  { name: 'a link that does not work', open: at('/new-password', 'This link does not work') },
  {
    name: 'the sign-in page after a new password',
    open: at('/login?notice=password_changed_everywhere', 'Welcome back'),
  },
  {
    name: 'the page to join after the provider',
    open: async ({ page, customer, sandbox }) => {
      await addPerson(sandbox, customer);
      await continueAs(page, customer);
      await expect(joinHeading(page)).toBeVisible();
    },
  },
  {
    name: 'a refused password of an account to link',
    open: async ({ page, customer, sandbox }) => {
      await registerEarlier(sandbox, customer);
      await addPerson(sandbox, customer);
      await continueAs(page, customer);
      await expect(linkHeading(page)).toBeVisible();
      await page.getByLabel('Password of this account').fill('not-my-seat-1');
      await page.getByRole('button', { name: 'Connect and continue' }).click();
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  {
    name: 'a sign-in at the provider that failed',
    open: at('/sso/problem?problem=sso_email_unverified', 'You are not signed in yet'),
  },
  {
    name: 'a sign-in at the provider that can go on',
    open: async ({ page, customer, sandbox }) => {
      await addPerson(sandbox, customer);
      await during(sandbox, { path: '/sso/auths', fault: 503 }, async () => {
        await continueAs(page, customer);
        await expect(problemHeading(page)).toBeVisible();
      });
    },
  },
  {
    name: 'the page after signing out, with a session at the provider',
    open: async ({ page, customer, sandbox }) => {
      await beLinked(page, sandbox, customer);
      await signOutHere(page);
      await expect(outThere(page)).toBeVisible();
    },
  },
  { name: 'the page after signing out', open: at('/sso/signed-out', 'You are signed out') },
  {
    name: 'the hand-over page without a hand-over',
    open: at('/hand-over', 'Start from the store'),
  },
  {
    name: 'the page for a silent database',
    open: at('/unavailable', 'We cannot check your sign-in right now'),
  },
  {
    name: 'a page that is missing',
    open: at('/no-such-page', 'Page not found'),
    consoleError: /404/,
  },
];
