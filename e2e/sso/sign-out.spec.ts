import { expect, test } from '../support/fixtures';
import { guestHeading, sessionOf } from '../support/session';
import {
  accountHeading,
  atProvider,
  beLinked,
  continueAs,
  outThere,
  sentences,
  signOutHere,
} from './provider';

/** For another instance, which reads what this one has sealed. */
const keys = { SESSION_KEYS: Buffer.alloc(32, 'of two instances').toString('base64url') };
test.use({ environment: keys });

test('A customer signs out here, and stays signed in at the provider', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox, rows }) => {
  await beLinked(page, sandbox, customer);
  await signOutHere(page);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  expect(await rows.of(customer)).toMatchObject([{ ended_reason: 'signed_out' }]);
  await expect(page.getByRole('main')).toContainText('You may still be signed in to Sandbox ID.');
  await page.getByRole('link', { name: 'Go to the films' }).click();
  await expect(guestHeading(page)).toBeVisible();
  await page.goto('/sso?returnTo=/account');
  await expect(accountHeading(page)).toBeVisible();
});

test('A customer signs out at the provider as well', { tag: '@without-javascript' }, async ({
  page,
  customer,
  sandbox,
}) => {
  await beLinked(page, sandbox, customer);
  await signOutHere(page);
  await outThere(page).click();
  await expect(page.getByRole('main')).toContainText('Nobody is signed in to this browser here');
  await expect(page).toHaveURL(/\/sso\/signed-out$/);
  await expect(outThere(page)).toHaveCount(0);
  await page.goto('/sso?returnTo=/account');
  await expect(atProvider(page)).toBeVisible();
});

test('While the provider is down, signing out there is still offered', async ({
  page,
  customer,
  sandbox,
  startAnother,
}) => {
  await beLinked(page, sandbox, customer);
  // Another process: this one still knows the provider's addresses.
  const { url } = await startAnother(keys);
  await page.goto(`${url}/account`);
  await signOutHere(page);
  await sandbox.fail({ vendor: 'oidc', fault: 503, times: 100 });
  await outThere(page).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(sentences.unavailable);
  await sandbox.recover('oidc');
  await outThere(page).click();
  await expect(page.getByRole('main')).toContainText('Nobody is signed in to this browser here');
  await page.close(); // Before its storefront stops.
});

test('A customer who did not come from the provider is signed out as before', async ({
  page,
  member,
}) => {
  await page.goto('/account');
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(guestHeading(page)).toBeVisible();
  await page.goto('/sso/sign-out');
  await expect(guestHeading(page)).toBeVisible();
});

test("The provider's sign-out ends the sessions in other tabs, browsers and instances", async ({
  page,
  context,
  customer,
  sandbox,
  rows,
  secondBrowser,
  startAnother,
  baseURL,
}) => {
  const sub = await beLinked(page, sandbox, customer);
  const otherTab = await context.newPage();
  await otherTab.goto('/account/sessions');
  await continueAs(secondBrowser, customer, `${baseURL}/sso?returnTo=/account`);
  await expect(accountHeading(secondBrowser)).toBeVisible();
  const another = await startAnother(keys);
  await otherTab.goto(`${another.url}/account`);
  await expect(accountHeading(otherTab)).toBeVisible();

  expect(await sandbox.providerLogout(sub)).toEqual([200]);
  for (const [tab, start] of [
    [page, `${baseURL}`],
    [secondBrowser, `${baseURL}`],
    [otherTab, another.url],
  ] as const) {
    await tab.goto(`${start}/account`);
    await expect(tab).toHaveURL(`${start}/login?returnTo=%2Faccount`);
  }
  const ended = { ended_reason: 'ended_by_provider', sealed_tokens: null };
  expect(await rows.of(customer)).toMatchObject([ended, ended]);
  await otherTab.close();
});
