import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { signOut } from '../support/session';

test('A customer signs out on their account page', {
  tag: '@without-javascript',
}, async ({ page, member }) => {
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('Going back after signing out shows nothing of the account', async ({ page, member }) => {
  await page.goto('/account');
  await expect(page.getByText(member.email)).toBeVisible();
  await signOut(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(page.getByText(member.email)).toHaveCount(0);
});

test('Signing out in one browser leaves the other one signed in', async ({
  page,
  member,
  beSignedIn,
  secondBrowser,
}) => {
  await page.goto('/');
  await beSignedIn(secondBrowser);
  await secondBrowser.goto('/');
  await signOut(page);
  await secondBrowser.reload();
  await expect(
    secondBrowser.getByRole('heading', { name: `Welcome back, ${member.name}` }),
  ).toBeVisible();
});

test('A customer signs out while Cleeng is silent', async ({ page, member, sandbox }) => {
  await page.goto('/');
  await sandbox.fail({ fault: 503, times: 100 });
  await signOut(page);
});

test('A form without JavaScript leads to the sign-in page when its session has ended', async ({
  page,
  member,
  baseURL,
}) => {
  const form = await openForm(page.request, '/consents', 'Save my answers');
  await page.request.post('/api/session/end', { headers: { origin: baseURL ?? '' } });
  const answer = await form.send();
  expect(answer.status()).toBe(303); // 307 would send what was typed there, too.
  expect(answer.headers().location).toBe('/login?returnTo=%2Fconsents');
});
