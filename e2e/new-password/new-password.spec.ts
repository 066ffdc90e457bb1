import { withoutNativeChecks } from '../register/registering';
import {
  chooseNewPassword,
  expectDeadLink,
  expectPasswordChanged,
  mailedLink,
  passwordSet,
} from '../reset-password/reset-mail';
import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { tabTo } from '../support/keyboard';
import { during, outages, sentenceFor } from '../support/outages';
import { refusalOn } from '../support/refusal';

const changed = 'changed-seat-1';

test('A new password signs out every browser, and each is told why', async ({
  page,
  customer,
  sandbox,
  signIn,
  beSignedIn,
  browser,
  baseURL,
}) => {
  await customer.register();
  const elsewhere = await browser.newPage({ baseURL });
  await beSignedIn(elsewhere);
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL('/login?returnTo=%2Faccount');
  await expect(elsewhere.getByRole('main').getByRole('status')).toContainText(
    'Your password was changed',
  );
  Object.assign(customer, { password: changed });
  await signIn(elsewhere);
  await expect(
    elsewhere.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
  ).toBeVisible();
  await elsewhere.close();
});

test('A customer who is signed in may open the link, and signs in anew', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  await expect(page.getByText(`For ${customer.email}.`)).toBeVisible();
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
  await page.goto('/login');
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
});

test('A link that was used opens nothing, and the password that it set stays', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  const { href } = await mailedLink(page, sandbox, customer.email);
  await page.goto(href);
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
  await page.goto('/new-password');
  await expectDeadLink(page);
  await page.goto(href);
  await chooseNewPassword(page, 'another-seat-1');
  await expectDeadLink(page);
  Object.assign(customer, { password: changed });
  await beSignedIn();
});

test('The form of one link sets no password where another link was opened since', async ({
  page,
  context,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  const other = new Customer(sandbox);
  await other.register();
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  const tab = await context.newPage();
  await tab.goto((await mailedLink(page, sandbox, other.email)).href);
  await tab.close();
  await chooseNewPassword(page, changed);
  await expect(refusalOn(page)).toContainText('Another link was opened in this browser.');
  await expect(page.getByText(`For ${other.email}.`)).toBeVisible();
  expect(await sandbox.calls('PATCH /customers/passwords')).toEqual([]);
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
  await beSignedIn();
});

for (const [what, change] of [
  ['an altered token', { resetPasswordToken: '0'.repeat(40) }],
  ['no token', { resetPasswordToken: '' }],
  ['somebody else in it', { email: 'ben@example.com' }],
  ['no address', { email: '' }],
  ['another publisher', { publisherId: '987654321' }],
] as const) {
  test(`A link with ${what} changes no password`, { tag: '@once' }, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
  }) => {
    await customer.register();
    const link = await mailedLink(page, sandbox, customer.email);
    for (const [name, value] of Object.entries(change)) link.searchParams.set(name, value);
    await page.goto(link.href);
    await expect(page).toHaveURL('/new-password');
    // What can be seen to be broken is said at once; of the rest only Cleeng can tell.
    const field = page.getByLabel('New password', { exact: true });
    if (await field.isVisible()) await chooseNewPassword(page, changed);
    await expectDeadLink(page);
    await beSignedIn();
  });
}

test('A link that is too old opens nothing', async ({ page, customer, sandbox }) => {
  await customer.register();
  const { href } = await mailedLink(page, sandbox, customer.email);
  await sandbox.advance(86_400);
  await page.goto(href);
  await chooseNewPassword(page, changed);
  await expectDeadLink(page);
});

test('Without a link there is nothing to choose', async ({ page, request }) => {
  await page.goto('/new-password');
  await expectDeadLink(page);
  expect((await request.get('/new-password?email=&from=mail', { maxRedirects: 0 })).status()).toBe(
    303,
  );
});

test('A weak password is refused at its field, and the link stays good', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  const password = page.getByLabel('New password', { exact: true });
  await withoutNativeChecks(password);
  for (const weak of ['', 'short-1', 'NOLOWERCASE-1', 'nodigits-at-all']) {
    await chooseNewPassword(page, weak);
    await expect(refusalOn(page)).toBeVisible();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(password).toHaveValue('');
  }
  expect(await sandbox.calls('PATCH /customers/passwords')).toEqual([]);
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
});

test('What is forged for a password is refused at its field', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.request.get((await mailedLink(page, sandbox, customer.email)).href);
  const form = await openForm(page.request, '/new-password', 'Save the password');
  for (const [password, sentence] of [
    [null, 'Please fill this in.'],
    [new Blob(['not text']), 'Please fill this in.'],
    ['x'.repeat(1_000_000), 'This is too long. Please shorten it.'],
  ] as const) {
    const html = await (await form.send({ password })).text();
    expect(html).toContain(sentence);
    expect(html.length).toBeLessThan(200_000);
  }
  expect(await sandbox.calls('PATCH /customers/passwords')).toEqual([]);
});

for (const { fault } of outages) {
  test(`The link stays good while Cleeng answers a new password with ${fault}`, {
    tag: '@once',
  }, async ({ page, customer, sandbox }) => {
    await customer.register();
    await page.goto((await mailedLink(page, sandbox, customer.email)).href);
    await during(sandbox, { ...passwordSet, fault }, async () => {
      await chooseNewPassword(page, changed);
      await expect(refusalOn(page)).toContainText(sentenceFor(fault));
    });
    await chooseNewPassword(page, changed);
    await expectPasswordChanged(page);
  });
}

test('A new password can be chosen with the keyboard alone, 360 pixels wide', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await customer.register();
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  await tabTo(page.getByLabel('New password', { exact: true }));
  await page.keyboard.type(changed);
  await tabTo(page.getByRole('button', { name: 'Save the password' }));
  await page.keyboard.press('Enter');
  await expectPasswordChanged(page);
});
