import { expect, type Locator, type Page, type Response } from '@playwright/test';
import type { Customer } from '../support/customer';

/** Cleeng's login widget on the page. Our own page has no form of these names. */
export function widgetOn(page: Page): Locator {
  return page.locator('[data-cleeng-widget=login]');
}

/** Opens the page and waits until the widget can be used. */
export async function openWidget(page: Page): Promise<Locator> {
  await page.goto('/hosted-login');
  const widget = widgetOn(page);
  await expect(widget.getByRole('button', { name: /^Log (in|out)$/ })).toBeVisible();
  return widget;
}

export async function logInAtWidget(page: Page, { email, password }: Customer): Promise<void> {
  const widget = widgetOn(page);
  await widget.getByLabel('Email').fill(email);
  await widget.getByLabel('Password').fill(password);
  await widget.getByRole('button', { name: 'Log in' }).click();
}

/** Logs in, and waits until our page shows it and has reported the same session once more. */
export async function signInThroughWidget(page: Page, customer: Customer): Promise<void> {
  await openWidget(page);
  const settled = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/hosted-login') && isSame(answer),
  );
  await logInAtWidget(page, customer);
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
  await expect(widgetOn(page).getByText(`You are logged in as ${customer.email}`)).toBeVisible();
  await settled;
}

/** Not the response that opened the session: its page has been replaced, perhaps with its body. */
async function isSame(answer: Response): Promise<boolean> {
  const body = await answer.json().catch(() => ({ hasChanged: true }));
  return body.state === 'signed-in' && !body.hasChanged;
}

export async function logOutAtWidget(page: Page): Promise<void> {
  await widgetOn(page).getByRole('button', { name: 'Log out' }).click();
}
