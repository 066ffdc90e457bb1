import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { sendSignIn, signOut } from '../support/session';
import { loadsOf, saveAgreements } from '../support/tabs';

test('Signing out in one tab takes the customer off every other one', async ({
  page,
  context,
  member,
}) => {
  const tabs = await Promise.all(
    (
      [
        ['/account', 'Welcome back'],
        ['/', 'The lights are still up'],
      ] as const
    ).map(async ([path, shown]) => {
      const tab = await context.newPage();
      await tab.goto(path);
      const name = tab.getByRole('banner').getByRole('link', { name: member.name });
      await expect(name).toBeVisible();
      return { tab, heading: tab.getByRole('heading', { level: 1, name: shown, exact: true }) };
    }),
  );
  await page.goto('/');
  await signOut(page);
  for (const { tab, heading } of tabs) {
    await expect(heading).toBeVisible();
    expect(await tab.content()).not.toContain(member.lastName);
  }
});

test('Signing in as another customer in one tab shows in the other one', async ({
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
  await sendSignIn(page, other);
  await expect(tab.getByText(other.email)).toBeVisible();
  await expect(tab.getByText(customer.email)).toHaveCount(0);
});

test('A tab keeps what was typed when another one reports the same session, or the server cannot tell', async ({
  page,
  context,
  member,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/500/);
  const tabs = await Promise.all(
    [null, { json: { state: 'unavailable' } }, { status: 500, json: { error: 'unexpected' } }].map(
      async (response) => {
        const tab = await context.newPage();
        await tab.goto('/capture');
        await tab.getByLabel('First name').fill('Half a na');
        if (response) await tab.route('**/api/session', (route) => route.fulfill(response));
        return { tab, loads: loadsOf(tab), asked: tab.waitForResponse('**/api/session') };
      },
    ),
  );
  await saveAgreements(page);
  for (const { tab, loads, asked } of tabs) {
    await asked;
    // A later request is answered later: by then the page has decided.
    await tab.evaluate(() => fetch('/api/health').then((health) => health.text()));
    expect(loads).toEqual([]);
    await expect(tab.getByLabel('First name')).toHaveValue('Half a na');
  }
});

test('A tab without BroadcastChannel shows a sign-out at its next step', async ({
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
