import type { Page } from '@playwright/test';
import { openWidget, widgetOn } from '../hosted-login/hosted-widget';
import { expect, test } from '../support/fixtures';
import { signOut } from '../support/session';
import { loadsOf } from '../support/tabs';

const offer = '/offers/S916977979_NL';
const inHeader = (page: Page, name: string) => page.getByRole('banner').getByRole('link', { name });
const toOffer = (page: Page) => page.getByRole('link', { name: /^The Tidekeeper/ });
const home = (page: Page) => inHeader(page, 'Films');

test('A link changes the page within the document, and what is current with it', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/');
  await expect(home(page)).toHaveAttribute('aria-current', 'page');
  const loads = loadsOf(page);
  await inHeader(page, customer.name).click();
  await expect(page).toHaveURL('/account');
  await expect(page).toHaveTitle('Your account · Foyer');
  await expect(home(page)).not.toHaveAttribute('aria-current');
  await page.getByRole('link', { name: 'Change your name' }).click();
  await expect(page).toHaveURL('/account/profile');
  await home(page).click();
  await expect(home(page)).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await expect(page.getByLabel('First name')).toBeVisible();
  expect(loads).toEqual([]);
});

test("The header's ways in lead back to the offer that a link has led to", async ({
  page,
  customer,
}) => {
  await customer.register();
  await page.goto('/');
  await expect(inHeader(page, 'Sign in')).toHaveAttribute('href', '/login');
  const loads = loadsOf(page);
  await toOffer(page).click();
  await expect(page).toHaveURL(offer);
  const onWayBack = `offer=S916977979_NL&returnTo=${encodeURIComponent(offer)}`;
  await expect(inHeader(page, 'Join')).toHaveAttribute('href', `/register?${onWayBack}`);
  await inHeader(page, 'Sign in').click();
  await expect(page).toHaveURL(`/login?${onWayBack}`);
  expect(loads).toEqual([]);
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(offer);
  await expect(inHeader(page, customer.name)).toBeVisible();
  expect(loads).toHaveLength(1);
});

test('A language that is chosen loads a document', async ({ page }) => {
  await page.goto('/');
  await toOffer(page).click();
  await expect(page).toHaveURL(offer);
  const loads = loadsOf(page);
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  expect(loads).toEqual([expect.stringContaining(offer)]);
  await page.goBack();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Het zaallicht brandt nog' }),
  ).toBeVisible();
});

test.describe('A tab that cannot hear the others', () => {
  const deaf = async (page: Page) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  };

  test('shows nothing of a customer who has signed out, neither by a link nor by Back', async ({
    page,
    context,
    customer,
    signIn,
  }) => {
    await customer.register();
    await signIn();
    const tab = await context.newPage();
    await deaf(tab);
    await tab.goto('/account');
    await expect(tab.getByText(customer.email)).toBeVisible();
    await home(tab).click();
    await expect(tab).toHaveURL('/');
    await signOut(page);

    // Until we have answered, what Next has kept is not seen.
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await tab.route('**/api/session', async (route) => {
      await held;
      await route.continue();
    });
    const asked = tab.waitForRequest('**/api/session');
    await tab.goBack();
    await asked;
    await expect(tab.getByText(customer.email)).toBeHidden();
    answer();
    await expect(tab.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    expect(await tab.content()).not.toContain(customer.email);
    expect(await tab.content()).not.toContain(customer.lastName);
  });

  test('has no header of a customer after a link to a page for guests', async ({
    page,
    context,
    customer,
    signIn,
  }) => {
    await customer.register();
    await signIn();
    const tab = await context.newPage();
    await deaf(tab);
    await tab.goto(offer);
    await expect(inHeader(tab, customer.name)).toBeVisible();
    await signOut(page);
    await home(tab).click();
    await expect(inHeader(tab, 'Sign in')).toBeVisible();
    expect(await tab.content()).not.toContain(customer.lastName);
  });

  test('has no header of a guest after a link, once a customer has signed in', async ({
    page,
    context,
    customer,
    signIn,
  }) => {
    await customer.register();
    const tab = await context.newPage();
    await deaf(tab);
    await tab.goto('/');
    await toOffer(tab).click();
    await expect(tab).toHaveURL(offer);
    await signIn(page);
    await home(tab).click();
    await expect(inHeader(tab, customer.name)).toBeVisible();
    await tab.goBack();
    await expect(inHeader(tab, customer.name)).toBeVisible();
  });
});

test('Back to the hosted sign-in loads its widgets again', async ({ page }) => {
  await openWidget(page);
  await home(page).click();
  await expect(page).toHaveURL('/');
  await page.goBack();
  await expect(widgetOn(page).getByRole('button', { name: 'Log in' })).toBeVisible();
});
