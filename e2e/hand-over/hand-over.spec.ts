import { entryPoints } from '../security/entry-points';
import { expect, test } from '../support/fixtures';
import { sessionOf } from '../support/session';
import {
  currentCustomerToken,
  handOverFrom,
  handOverInOldBrowser,
  ines,
  jonas,
  mira,
  type Shopper,
} from './store-form';

/** The actions on what only Cleeng's customers have. */
const cleengActions = /^app\/\(customer\)\/(capture|consents|account\/profile)\/action\.ts /;
const atHome = 'The lights are still up';

test("The store's customer continues to their account, which shows their purchases", {
  tag: '@quick',
}, async ({ page, sandbox, baseURL }) => {
  await sandbox.settings({ storefrontUrl: baseURL });
  await page.goto(`${sandbox.url}/store`);
  await page.getByRole('button', { name: `Sign in as ${mira.name}` }).click();
  await page.getByRole('button', { name: 'Continue to my account' }).click();
  await expect(page).toHaveURL('/account');
  const newest = page.getByRole('main').getByRole('listitem').first();
  await expect(newest).toContainText('2 × Usher’s torch');
  await expect(newest).toContainText('US$49.00');
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Change your password' }),
  ).toHaveCount(0);

  for (const path of ['/account/profile', '/consents', '/capture']) {
    await page.goto(path);
    await expect(page).toHaveURL('/account');
  }
  await page.goto('/offers/S916977979_NL');
  await expect(page.getByText('This is only for Foyer accounts')).toBeVisible();
  await page.goto('/account');
  await page.getByRole('link', { name: 'Your sessions' }).click();
  await expect(page.getByRole('article').filter({ hasText: 'This browser' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'You are still signed in to the store',
  );
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
});

test('A signed-in customer is asked before the store’s customer replaces them', async ({
  customer,
  sandbox,
  signIn,
  browser,
  storefront,
}) => {
  await customer.register();
  const context = await browser.newContext({ baseURL: storefront.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page);
  const continueAs = async (shopper: Shopper) =>
    handOverFrom(
      sandbox.url,
      page,
      await currentCustomerToken(page.request, sandbox, shopper),
      storefront.url,
    );
  const session = async () => (await page.request.get('/api/session')).json();

  await continueAs(mira);
  await expect(page).toHaveURL('/hand-over');
  await expect(page.getByRole('heading', { name: 'Another account is signed in' })).toBeVisible();
  await expect(page).toHaveTitle(/^Another account is signed in/);
  await page.getByRole('button', { name: 'Keep the current account' }).click();
  expect(await session()).toMatchObject({ state: 'signed-in', name: customer.name });

  const actions = Object.entries(entryPoints).filter(([name]) => cleengActions.test(name));
  expect(actions).toHaveLength(4);
  const steps = await Promise.all(actions.map(([, { prepare }]) => prepare(page.request, sandbox)));
  await continueAs(jonas);
  await page.getByRole('button', { name: 'Sign out and continue' }).click();
  await expect(page).toHaveURL('/account');
  await expect(page.getByRole('heading', { name: 'What you bought in the store' })).toBeVisible();
  for (const [index, [name, { expectRefused }]] of actions.entries()) {
    await test.step(`${name} is refused to a customer of the store`, async () => {
      const response = await steps[index]?.();
      if (response) await expectRefused(response);
    });
  }
  expect(await customer.read()).toMatchObject({ firstName: customer.firstName });
  expect(await session()).toEqual({ state: 'signed-in', expiresAt: expect.any(String) });
  await context.close();
});

test('An old browser, which does not say what it sends, is asked whether it comes from the store', async ({
  page,
  sandbox,
}) => {
  const arrive = () => handOverInOldBrowser(page.request, sandbox, ines);
  await arrive();
  await page.goto('/hand-over');
  await expect(page.getByRole('heading', { name: 'Do you come from the store?' })).toBeVisible();
  await page.getByRole('button', { name: 'I do not come from the store' }).click();
  await expect(page.getByRole('heading', { name: atHome })).toBeVisible();
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });

  // A token works once, and another one is made only in the next second.
  await expect.poll(async () => (await arrive()).status()).toBe(200);
  await page.goto('/hand-over');
  await page.getByRole('button', { name: 'Continue to my account' }).click();
  await expect(page).toHaveURL('/account');
});

test('A page of another site opens no session, and a token works once', async ({
  page,
  sandbox,
  storefront,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/status of 40[13]/);
  const token = await currentCustomerToken(page.request, sandbox, mira);
  const cookies = async () =>
    (await page.context().cookies(storefront.url)).map(({ name }) => name);

  await handOverFrom('http://evil.example', page, token, storefront.url);
  await expect(page.getByText('We could not confirm that you came from the store.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to the store' })).toHaveAttribute(
    'href',
    sandbox.url,
  );
  expect(await cookies()).toEqual([]);

  await handOverFrom(sandbox.url, page, token, storefront.url);
  await expect(page).toHaveURL('/account');
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: atHome })).toBeVisible();

  await handOverFrom(sandbox.url, page, token, storefront.url);
  await expect(page.getByText('We could not sign you in from the store.')).toBeVisible();
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await page.goto('/hand-over');
  await expect(page.getByRole('heading', { name: 'Start from the store' })).toBeVisible();
});
