import { expect, type Locator, type Page } from '@playwright/test';
import type { Customer } from '../support/customer';

export const cleengTerms = /Terms and Conditions/;
export const ownTerms = /Terms of use/;
export const marketing = /updates about new programmes/;

/** Fields of the form with every required consent, for sending it without a browser. */
export const tickedConsents = { 'consent.terms': 'on', 'consent.broadcaster_terms': 'on' };

/** Fills the form that is shown, with every required consent. Does not send it. */
export async function fillRegistration(page: Page, { email, password }: Customer): Promise<void> {
  await expect(page).toHaveURL(/\/register\b/); // The page that linked here may have fields of the same names.
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('checkbox', { name: cleengTerms }).check();
  await page.getByRole('checkbox', { name: ownTerms }).check();
}

export async function sendRegistration(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function register(page: Page, customer: Customer): Promise<void> {
  await page.goto('/register');
  await fillRegistration(page, customer);
  await sendRegistration(page);
}

/** Answers the required questions of the capture form that is shown, and sends it. */
export async function answerQuestions(
  page: Page,
  { firstName, lastName }: Customer,
): Promise<void> {
  await page.getByLabel('First name').fill(firstName);
  await page.getByLabel('Last name').fill(lastName);
  await page.getByLabel('How did you hear about us?').selectOption('A friend');
  await page.getByRole('button', { name: 'Save and continue' }).click();
}

/** Switches the browser's own checks off, so that the server checks. */
export async function withoutNativeChecks(field: Locator): Promise<void> {
  await field.evaluate((element: HTMLInputElement) => element.form?.setAttribute('novalidate', ''));
}
