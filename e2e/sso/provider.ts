import { expect, type Page } from '@playwright/test';
import { cleengTerms, ownTerms } from '../register/registering';
import type { Customer } from '../support/customer';
import type { ProviderPerson, Sandbox } from '../support/sandbox';

export const atProvider = (page: Page) => page.getByRole('heading', { name: 'Who is signing in?' });
export const joinHeading = (page: Page) => page.getByRole('heading', { name: 'One last step' });
export const linkHeading = (page: Page) =>
  page.getByRole('heading', { name: 'Is this your account?' });
export const problemHeading = (page: Page) =>
  page.getByRole('heading', { name: 'You are not signed in yet' });
export const accountHeading = (page: Page) =>
  page.getByRole('heading', { name: 'Your account', exact: true });

/** Registered three seconds ago: a customer whom Cleeng has just created is linked without a password. */
export async function registerEarlier(sandbox: Sandbox, customer: Customer): Promise<void> {
  await customer.register();
  await sandbox.advance(3);
}

/** Makes the customer known at the provider, too. Returns the subject. */
export async function addPerson(
  sandbox: Sandbox,
  { email, firstName, lastName }: Customer,
  changes: ProviderPerson = {},
): Promise<string> {
  const sub = `of-${email}`;
  await sandbox.person({
    sub,
    email,
    emailVerified: true,
    givenName: firstName,
    familyName: lastName,
    ...changes,
  });
  return sub;
}

/** Starts a sign-in, and ends it at the provider as this person. */
export async function continueAs(
  page: Page,
  { name }: { name: string },
  start = '/sso?returnTo=/account',
): Promise<void> {
  await page.goto(start);
  await choose(page, name);
}

/** On the provider's page. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Continue as ${name}`, exact: true }).click();
}

/** The form that is shown. */
export async function connect(page: Page, password: string): Promise<void> {
  await expect(linkHeading(page)).toBeVisible();
  await page.getByLabel('Password of this account', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Connect and continue' }).click();
}

/** Ends signed in on /account, with the account linked to the person. Returns the subject. */
export async function beLinked(page: Page, sandbox: Sandbox, customer: Customer): Promise<string> {
  await registerEarlier(sandbox, customer);
  const sub = await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
  return sub;
}

/** The form that is shown, with every required consent. */
export async function join(page: Page): Promise<void> {
  await expect(joinHeading(page)).toBeVisible();
  await page.getByRole('checkbox', { name: cleengTerms }).check();
  await page.getByRole('checkbox', { name: ownTerms }).check();
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function expectProblem(page: Page, sentence: string): Promise<void> {
  await expect(problemHeading(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(sentence);
}

export const sentences = {
  cancelled: 'You did not finish signing in.',
  expired: 'This sign-in took too long or was already finished.',
  refused: 'We could not confirm your sign-in.',
  emailMissing: 'We were not told your e-mail address.',
  emailUnverified: 'Your e-mail address has not been confirmed yet.',
  otherPublisher: 'This e-mail address belongs to another service and cannot be used here.',
  mismatch: 'This sign-in no longer matches your account.',
  alreadyLinked: 'This account is already connected with another sign-in.',
  unavailable: 'The service that you sign in with is not responding right now.',
};

export const outThere = (page: Page) =>
  page.getByRole('link', { name: 'Sign out of Sandbox ID as well' });

/** For a customer who came from the provider. */
export async function signOutHere(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
}
