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
import { during, sentenceFor } from '../support/outages';
import { refusalOn } from '../support/refusal';

const changed = 'changed-seat-1';

test('A new password signs out every browser, and each is told why', { tag: '@quick' }, async ({
  page,
  customer,
  sandbox,
  signIn,
  beSignedIn,
  secondBrowser,
}) => {
  await customer.register();
  await beSignedIn(secondBrowser);
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
  await secondBrowser.goto('/account');
  await expect(secondBrowser).toHaveURL('/login?returnTo=%2Faccount');
  await expect(secondBrowser.getByRole('main').getByRole('status')).toContainText(
    'Your password was changed',
  );
  Object.assign(customer, { password: changed });
  await signIn(secondBrowser);
  await expect(
    secondBrowser.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
  ).toBeVisible();
});

test('A customer who is signed in may open the link, and signs in anew', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto((await mailedLink(page, sandbox, member.email)).href);
  await expect(page.getByText(`For ${member.email}.`)).toBeVisible();
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
  await page.goto('/login');
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
});

test('A link that was used opens nothing, and the password that it set stays', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox, beSignedIn }) => {
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

test('A link that was altered, or is too old, changes no password', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  const link = await mailedLink(page, sandbox, customer.email);
  const open = async (href: string) => {
    const html = await (await page.request.get(href)).text();
    // A link without its parts is refused at once; everything else only Cleeng can tell.
    if (!html.includes('Save the password')) return html;
    const form = await openForm(page.request, '/new-password', 'Save the password');
    await form.send({ password: changed });
    return (await page.request.get('/new-password')).text();
  };
  for (const change of [
    { resetPasswordToken: '0'.repeat(40) },
    { resetPasswordToken: '' },
    { email: 'ben@example.com' },
    { email: '' },
    { publisherId: '987654321' },
  ] as Record<string, string>[]) {
    await test.step(JSON.stringify(change), async () => {
      const altered = new URL(link);
      for (const [name, value] of Object.entries(change)) altered.searchParams.set(name, value);
      expect(await open(altered.href)).toContain('This link does not work');
    });
  }
  await sandbox.advance(86_400);
  expect(await open(link.href)).toContain('This link does not work');
  await beSignedIn();
});

test('Without a link there is nothing to choose', async ({ page, request }) => {
  await page.goto('/new-password');
  await expectDeadLink(page);
  expect((await request.get('/new-password?email=&from=mail', { maxRedirects: 0 })).status()).toBe(
    303,
  );
});

test('A weak password is refused at its field, and the link stays good', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
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

test('A forged password is refused at its field', async ({ page, customer, sandbox }) => {
  await customer.register();
  await page.request.get((await mailedLink(page, sandbox, customer.email)).href);
  const form = await openForm(page.request, '/new-password', 'Save the password');
  for (const [password, sentence] of [
    [null, 'Please fill this in.'],
    [new Blob(['not text']), 'We could not read the form.'],
    ['x'.repeat(100_000), 'This is too long. Please shorten it.'],
  ] as const) {
    const html = await (await form.send({ password })).text();
    expect(html).toContain(sentence);
    expect(html.length).toBeLessThan(200_000);
  }
  expect(await sandbox.calls('PATCH /customers/passwords')).toEqual([]);
});

test('The link stays good while Cleeng fails to answer a new password', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.goto((await mailedLink(page, sandbox, customer.email)).href);
  for (const fault of [429, 500] as const) {
    await during(sandbox, { ...passwordSet, fault }, async () => {
      await chooseNewPassword(page, changed);
      await expect(refusalOn(page)).toContainText(sentenceFor(fault));
    });
  }
  await chooseNewPassword(page, changed);
  await expectPasswordChanged(page);
});
