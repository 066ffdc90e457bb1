import type { APIRequestContext } from '@playwright/test';
import { expect, type Page } from '@playwright/test';
import { tickedConsents } from '../register/registering';
import { openForm } from './http-form';

interface Login {
  email: string;
  password: string;
}

/** Sends the sign-in form that is shown. */
export async function sendSignIn(page: Page, { email, password }: Login): Promise<void> {
  await expect(page).toHaveURL(/\/login\b/); // The page that linked here may have fields of the same names.
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in by posting the form over HTTP, which is faster than through a page. */
export async function postSignIn(
  request: APIRequestContext,
  { email, password }: Login,
): Promise<void> {
  const form = await openForm(request, '/login', 'Sign in');
  expect((await form.send({ email, password })).status()).toBe(303);
}

/** Registers by posting the form over HTTP. Ends signed in. */
export async function postRegistration(
  request: APIRequestContext,
  { email, password }: Login,
): Promise<void> {
  const form = await openForm(request, '/register', 'Create account');
  const response = await form.send({ email, password, ...tickedConsents });
  expect(response.headers().location).toBe('/capture');
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(guestHeading(page)).toBeVisible();
}

/** What the storefront tells scripts about the session of these cookies. */
export async function sessionOf(
  request: APIRequestContext,
): Promise<{ state: string; name?: string; expiresAt?: string }> {
  return (await request.get('/api/session')).json();
}

/** On the home page of a guest. */
export const guestHeading = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'The lights are still up' });

/** On the home page of a customer. */
export const greeting = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name: `Welcome back, ${name}`, exact: true });
