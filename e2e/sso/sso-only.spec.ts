import type { APIRequestContext } from '@playwright/test';
import { answerQuestions, tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { sessionOf } from '../support/session';
import { accountHeading, addPerson, beLinked, choose, continueAs, join } from './provider';

const keys = { SESSION_KEYS: Buffer.alloc(32, 'of two storefronts').toString('base64url') };
test.use({ environment: { ...keys, SSO_ONLY: 'true' } });

test('Where the provider is the only way in, no page takes a password', async ({ page }) => {
  for (const path of ['login', 'register', 'reset-password', 'hosted-login']) {
    await page.goto(`/${path}?returnTo=/account`);
    await expect(page).toHaveURL(/^[^?]+\/login\?returnTo=(%2F|\/)account$/);
    await expect(
      page.getByRole('main').getByRole('link', { name: 'Continue with Sandbox ID' }),
    ).toBeVisible();
    await expect(page.locator('input[type=password]')).toHaveCount(0);
  }
  await page.goto('/new-password');
  await expect(page).toHaveURL('/login');
  await page.goto('/sso/problem?problem=sso_cancelled');
  await expect(page.getByRole('link', { name: 'Try again with Sandbox ID' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in another way' })).toHaveCount(0);
});

test('A new person joins there, and cannot change their address or password', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
  await addPerson(sandbox, customer);
  await page.goto('/account');
  await page.getByRole('main').getByRole('link', { name: 'Continue with Sandbox ID' }).click();
  await choose(page, customer.name);
  await join(page);
  await answerQuestions(page, customer);
  await expect(accountHeading(page)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Change your password by e-mail' })).toHaveCount(0);
  await page.goto('/account/profile');
  await expect(page.getByLabel('First name')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveCount(0);
});

test('An existing account is still linked by its password', async ({ page, customer, sandbox }) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  await continueAs(page, customer);
  await expect(accountHeading(page)).toBeVisible();
});

test('Forms with passwords that are sent nevertheless do nothing', async ({
  page,
  request,
  customer,
  sandbox,
  startAnother,
  baseURL,
}) => {
  await beLinked(page, sandbox, customer);
  const withPasswords = await startAnother({ ...keys, SSO_ONLY: 'false' });
  const send = async (
    from: APIRequestContext,
    path: string,
    button: string,
    given: Record<string, string>,
  ) => {
    const { fields } = await openForm(from, `${withPasswords.url}${path}`, button);
    const multipart = { ...fields, ...given };
    const headers = { origin: baseURL ?? '' };
    return from.post(`${baseURL}${path}`, { multipart, headers, maxRedirects: 0 });
  };
  const { email, password } = customer;
  const checked = (await sandbox.calls('POST /auths')).length;

  await send(request, '/login', 'Sign in', { email, password });
  await send(request, '/register', 'Create account', {
    email: `new.${email}`,
    password,
    ...tickedConsents,
  });
  await send(request, '/reset-password?address=another', 'Send me the link', { email });
  expect(await sessionOf(request)).toEqual({ state: 'guest' });
  expect(await sandbox.mail(email)).toEqual([]);
  expect(await sandbox.calls('POST /auths')).toHaveLength(checked);
  expect(await sandbox.calls('POST /customers')).toHaveLength(1); // The test's own.

  await send(page.request, '/account/profile', 'Change your e-mail address', {
    email: `moved.${email}`,
    password,
  });
  expect(await customer.read()).toMatchObject({ email });
});
