import { expect, test } from '../support/fixtures';
import { loadsOf, tell } from '../support/tabs';

test('A page that comes back from the history shows nothing until it knows, and then nothing of who has left', async ({
  page,
  context,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/account');
  const email = page.getByText(customer.email);
  await expect(email).toBeVisible();
  await tell(page, 'pagehide');
  await expect(email).toBeHidden();
  const elsewhere = await context.newPage();
  await elsewhere.goto('/');
  await elsewhere.evaluate(() => fetch('/api/session/end', { method: 'POST' }));
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/session', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/session');
  await tell(page, 'pageshow');
  await asked;
  await expect(email).toBeHidden();
  answer();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  expect(await page.content()).not.toContain(customer.email);
});

test('A page that comes back from the history during the same session keeps what was typed', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/capture');
  const name = page.getByLabel('First name');
  await name.fill('Half a na');
  const loads = loadsOf(page);
  await tell(page, 'pagehide');
  await expect(name).toBeHidden();
  await tell(page, 'pageshow');
  await expect(name).toBeVisible();
  await expect(name).toHaveValue('Half a na');
  expect(loads).toEqual([]);
});

test('A page that comes back from the history and cannot find out is asked for anew', async ({
  page,
  customer,
  beSignedIn,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/ERR_FAILED/);
  await customer.register();
  await beSignedIn();
  await page.goto('/account#main');
  await page.route('**/api/session', (route) => route.abort());
  const loads = loadsOf(page);
  await tell(page, 'pagehide');
  await tell(page, 'pageshow');
  await expect(page.getByText(customer.email)).toBeVisible();
  expect(loads).toEqual([expect.stringMatching(/\/account$/)]);
});
