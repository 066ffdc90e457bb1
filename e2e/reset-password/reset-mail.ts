import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../support/sandbox';

export const mailAsked = { method: 'PUT', path: '/customers/passwords' } as const;
export const passwordSet = { method: 'PATCH', path: '/customers/passwords' } as const;

/** Asks for the mail on our page. */
export async function askForMail(page: Page, email: string): Promise<void> {
  await page.goto('/reset-password?address=another');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
}

/** The link in the newest mail to this address. */
export async function newestLink(sandbox: Sandbox, email: string): Promise<URL> {
  const mails = await sandbox.mail(email);
  const link = mails.at(-1)?.link;
  if (!link) throw new Error(`There is no mail to ${email}.`);
  return new URL(link);
}

/** A link from a mail that Cleeng was asked for directly. */
export async function mailedLink(page: Page, sandbox: Sandbox, email: string): Promise<URL> {
  const { origin } = new URL((await page.request.get('/')).url());
  const body = {
    customerEmail: email,
    publisherId: '123456789',
    resetUrl: `${origin}/new-password`,
  };
  await sandbox.cleeng('PUT', '/customers/passwords', { body });
  return newestLink(sandbox, email);
}

export async function chooseNewPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save the password' }).click();
}

export async function expectPasswordChanged(page: Page, returnTo?: string): Promise<void> {
  await expect(page).toHaveURL(
    ({ pathname, searchParams }) =>
      pathname === '/login' && searchParams.get('returnTo') === (returnTo ?? null),
  );
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Your password has been changed',
  );
}

export async function expectDeadLink(page: Page, returnTo?: string): Promise<void> {
  const onward = returnTo ? `?returnTo=${encodeURIComponent(returnTo)}` : '';
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await expect(page).toHaveURL('/new-password');
  await expect(page.getByRole('link', { name: 'Send me a new link' })).toHaveAttribute(
    'href',
    `/reset-password${onward}`,
  );
  await expect(page.getByRole('link', { name: 'Sign in with it' })).toHaveAttribute(
    'href',
    `/login${onward}`,
  );
}
