import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { postRegistration } from '../support/session';
import { askForMail, newestLink } from './reset-mail';

test('The button to send it again counts down, and the server keeps its own time', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.clock.install();
  await askForMail(page, customer.email);
  const again = page.getByRole('button', { name: /^Send it again/ });
  await expect(again).toHaveText(/^Send it again in \d+ s$/);
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await again.press('Enter'); // The pointer would go through it.
  await page.clock.runFor(61_000);
  await expect(again).toHaveText('Send it again');
  await expect(refusalOn(page)).toHaveCount(0);
  expect(sent).toEqual([]);
  await again.click();
  await expect(refusalOn(page)).toContainText('This e-mail was requested a moment ago.');
  expect(await sandbox.mail(customer.email)).toHaveLength(1);
});

test('The mail is readable in the browser that asked for it, and in no other', async ({
  page,
  customer,
  sandbox,
  secondBrowser,
}) => {
  await postRegistration(page.request, customer);
  for (const asking of [secondBrowser, page]) {
    await askForMail(asking, customer.email);
    await expect(asking.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  }
  expect(await sandbox.mail(customer.email)).toHaveLength(2);
  await page.getByRole('link', { name: 'Open your mailbox' }).click();
  await expect(page.getByText(`to ${customer.email}`)).toHaveCount(1);
  await secondBrowser.getByRole('link', { name: 'Open your mailbox' }).click();
  await expect(secondBrowser.getByText('No mail yet.')).toBeVisible();
});

test('The mail leads to the page of Cleeng where that is configured', async ({
  browser,
  customer,
  sandbox,
  startAnother,
}) => {
  await customer.register();
  const { url: baseURL } = await startAnother({ CLEENG_RESET_PAGE: 'cleeng' });
  const page = await browser.newPage({ baseURL });
  await askForMail(page, customer.email);
  await expect(page.getByRole('main').getByRole('status')).toContainText(customer.email);
  const link = await newestLink(sandbox, customer.email);
  expect(link.origin + link.pathname).toBe(`${sandbox.url}/cleeng/reset-password-page`);
  await page.goto(link.href);
  const password = `new-${customer.password}`;
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.close();
});
