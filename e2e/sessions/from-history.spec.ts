import { expect, test } from '../support/fixtures';
import { dispatchPageEvent, loadsOf } from '../support/tabs';

test('A page from the history is hidden until the session is known, and never shows a customer who has signed out', async ({
  page,
  context,
  member,
}) => {
  await page.goto('/account');
  const email = page.getByText(member.email);
  await expect(email).toBeVisible();
  await dispatchPageEvent(page, 'pagehide');
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
  await dispatchPageEvent(page, 'pageshow');
  await asked;
  await expect(email).toBeHidden();
  answer();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  expect(await page.content()).not.toContain(member.email);
});

test('A page from the history keeps what was typed during the same session', async ({
  page,
  member,
}) => {
  await page.goto('/capture');
  const name = page.getByLabel('First name');
  await name.fill('Half a na');
  const loads = loadsOf(page);
  await dispatchPageEvent(page, 'pagehide');
  await expect(name).toBeHidden();
  await dispatchPageEvent(page, 'pageshow');
  await expect(name).toBeVisible();
  await expect(name).toHaveValue('Half a na');
  expect(loads).toEqual([]);
});

test('A page from the history is loaded again where the session cannot be known', async ({
  page,
  member,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/ERR_FAILED/);
  await page.goto('/account#main');
  await page.route('**/api/session', (route) => route.abort());
  const loads = loadsOf(page);
  await dispatchPageEvent(page, 'pagehide');
  await dispatchPageEvent(page, 'pageshow');
  await expect(page.getByText(member.email)).toBeVisible();
  expect(loads).toEqual([expect.stringMatching(/\/account$/)]);
});
