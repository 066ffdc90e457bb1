import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { loadsOf, saveAgreements, signOut } from '../support/tabs';

for (const [where, shown] of [
  ['/account', 'Welcome back'],
  ['/capture', 'Welcome back'],
  ['/', 'The lights are still up'],
] as const) {
  test(`Signing out in one tab takes the customer off another one at ${where}`, async ({
    page,
    context,
    customer,
    signIn,
  }) => {
    await customer.register();
    await signIn();
    const tab = await context.newPage();
    await tab.goto(where);
    await expect(tab.getByRole('banner').getByRole('link', { name: customer.name })).toBeVisible();
    await signOut(page);
    await expect(tab.getByRole('heading', { level: 1, name: shown, exact: true })).toBeVisible();
    expect(await tab.content()).not.toContain(customer.lastName);
  });
}

test('Signing in as somebody else in one tab reaches the other one', async ({
  page,
  context,
  customer,
  sandbox,
  beSignedIn,
}) => {
  const other = new Customer(sandbox);
  await customer.register();
  await other.register();
  await page.goto('/login');
  const tab = await context.newPage();
  await beSignedIn(tab);
  await tab.goto('/account');
  await expect(tab.getByText(customer.email)).toBeVisible();
  await page.getByLabel('E-mail address').fill(other.email);
  await page.getByLabel('Password', { exact: true }).fill(other.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(tab.getByText(other.email)).toBeVisible();
  await expect(tab.getByText(customer.email)).toHaveCount(0);
});

for (const [told, answer] of [
  ['of the same session', null],
  ['that nobody can tell', { json: { state: 'unavailable' } }],
  ['that something broke', { status: 500, json: { error: 'unexpected' } }],
] as const) {
  test(`A tab that hears of another one, and is told ${told}, stays as it is`, async ({
    page,
    context,
    customer,
    signIn,
    expectConsoleErrors,
  }) => {
    await customer.register();
    await signIn();
    const tab = await context.newPage();
    await tab.goto('/capture');
    await tab.getByLabel('First name').fill('Half a na');
    if (answer) await tab.route('**/api/session', (route) => route.fulfill(answer));
    if (answer && 'status' in answer) expectConsoleErrors(/500/);
    const loads = loadsOf(tab);
    const asked = tab.waitForResponse('**/api/session');
    await saveAgreements(page);
    await asked;
    // What is asked later is answered later: by then the page has made up its mind.
    await tab.evaluate(() => fetch('/api/health').then((health) => health.text()));
    expect(loads).toEqual([]);
    await expect(tab.getByLabel('First name')).toHaveValue('Half a na');
  });
}

test('A tab that cannot hear the others learns it at its next step', async ({
  page,
  context,
  customer,
  signIn,
}) => {
  await customer.register({ capture: 'unanswered' });
  await signIn();
  const tab = await context.newPage();
  await tab.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  await tab.goto('/capture');
  await signOut(page);
  await tab.getByLabel('First name').fill('Ada');
  await tab.getByLabel('Last name').fill('Quist');
  await tab.getByLabel('How did you hear about us?').selectOption('A friend');
  await tab.getByRole('button', { name: 'Save and continue' }).click();
  await expect(tab.getByRole('main').getByRole('alert')).toContainText(
    'You are no longer signed in.',
  );
  await expect(tab.getByLabel('First name')).toHaveValue('Ada');
});
