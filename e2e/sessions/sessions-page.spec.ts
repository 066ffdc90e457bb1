import type { Page } from '@playwright/test';
import { marketing } from '../register/registering';
import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { postSignIn } from '../support/session';

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
test.use({ secondBrowserOptions: { userAgent: iphone } });

const heading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Your sessions' });
const sessions = (page: Page) => page.getByRole('article');
const lastLine = (page: Page) => page.getByRole('main').locator('ol').getByRole('listitem').first();

test('Two browsers of a customer see each other', { tag: '@quick' }, async ({
  page,
  member,
  beSignedIn,
  secondBrowser,
}) => {
  await beSignedIn(secondBrowser);
  await page.goto('/account');
  await page.getByRole('link', { name: 'Your sessions' }).click();
  await expect(heading(page)).toBeVisible();
  await secondBrowser.goto('/account/sessions');
  for (const [seer, own, other] of [
    [page, 'Chrome on Linux', 'Safari on iPhone'],
    [secondBrowser, 'Safari on iPhone', 'Chrome on Linux'],
  ] as const) {
    await expect(sessions(seer)).toHaveCount(2);
    const here = sessions(seer).filter({ hasText: 'This browser' });
    await expect(here.getByRole('heading', { name: own })).toBeVisible();
    await expect(here.getByText('United States')).toBeVisible();
    await expect(here.getByRole('button')).toHaveCount(0);
    await expect(sessions(seer).getByRole('button', { name: `Sign out ${other}` })).toBeVisible();
  }
});

test('A customer signs another browser out, which shows at its next page', {
  tag: '@without-javascript',
}, async ({ page, member, beSignedIn, secondBrowser }) => {
  await beSignedIn(secondBrowser);
  await page.goto('/account/sessions');
  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Safari on iPhone has been signed out.',
  );
  await expect(sessions(page)).toHaveCount(1);
  await expect(lastLine(page)).toContainText('You signed out a browser from another browser.');
  await secondBrowser.goto('/account');
  await expect(secondBrowser).toHaveURL('/login?returnTo=%2Faccount');
});

test('A customer signs another browser out while an answer is missing and Cleeng is down', async ({
  page,
  customer,
  sandbox,
  signIn,
  beSignedIn,
  secondBrowser,
}) => {
  await customer.register({ consents: 'unanswered' });
  await signIn();
  await expect(page).toHaveURL(/^[^?]*\/consents/);
  await beSignedIn(secondBrowser);
  await sandbox.fail({ fault: 503, times: 100 });
  await page.goto('/account/sessions');
  await expect(heading(page)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Safari on iPhone has been signed out.',
  );
  await secondBrowser.goto('/account/sessions');
  await expect(secondBrowser).toHaveURL('/login?returnTo=%2Faccount%2Fsessions');
});

test("A customer neither ends nor sees another customer's session", async ({
  page,
  member,
  sandbox,
  beSignedIn,
  playwright,
  secondBrowser,
}) => {
  await beSignedIn(secondBrowser);
  const { fields } = await openForm(page.request, '/account/sessions', 'Safari on iPhone');
  const sessionId = fields.sessionId ?? '';
  expect(sessionId).toMatch(/^[0-9a-f-]{36}$/);

  const other = new Customer(sandbox);
  await other.register();
  const stranger = await playwright.request.newContext();
  await postSignIn(stranger, other);
  // A second session, so that their page has a form to forge.
  const second = await playwright.request.newContext();
  await postSignIn(second, other);
  const form = await openForm(stranger, '/account/sessions', 'first seen');
  for (const forged of [sessionId, crypto.randomUUID(), 'no-session', '']) {
    const answer = await form.send({ sessionId: forged });
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('This session no longer exists.');
  }
  const probed = await stranger.get(`/account/sessions?ended=${sessionId}`);
  expect(await probed.text()).not.toContain('has been signed out.');
  await secondBrowser.goto('/account');
  await expect(secondBrowser).toHaveURL('/account');
  await Promise.all([stranger.dispose(), second.dispose()]);
});

test('A customer sees that a password was guessed for their address', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
  playwright,
}) => {
  await customer.register();
  const stranger = await playwright.request.newContext();
  const form = await openForm(stranger, '/login', 'Sign in');
  await beSignedIn();
  for (const password of ['guess-1', 'guess-2', 'guess-3']) {
    await form.send({ email: customer.email.toUpperCase(), password });
  }
  await form.send({ email: new Customer(sandbox).email, password: 'guess-1' });
  await page.goto('/account/sessions');
  await expect(lastLine(page)).toContainText('A sign-in with your e-mail address failed.');
  await expect(lastLine(page)).toContainText('3 times');
  await stranger.dispose();
});

test('What a customer has agreed to is part of their history', async ({ page, member }) => {
  await page.goto('/consents?returnTo=/account/sessions');
  await page.getByRole('checkbox', { name: marketing }).uncheck();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(heading(page)).toBeVisible();
  await expect(lastLine(page)).toContainText('You updated your agreements.');
  await expect(lastLine(page)).toContainText('1 declined');
  await expect(lastLine(page)).not.toContainText('accepted');
});
