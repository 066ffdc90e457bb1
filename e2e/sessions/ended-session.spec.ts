import { expect, test } from '../support/fixtures';
import { sendSignIn, signOut } from '../support/session';

test('A customer whose session ended at Cleeng is told so, and continues where they were after signing in', async ({
  page,
  member,
  sandbox,
}) => {
  await sandbox.advance(101 * 86_400);
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  const notice = page.getByRole('main').getByRole('status');
  await expect(notice).toHaveText(
    'Your sign-in has expired or was ended in another app. Sign in to continue.',
  );
  await sendSignIn(page, member);
  await expect(page).toHaveURL('/account');
});

test('After signing out there is no notice, not even with a copy of the cookie', async ({
  page,
  context,
  member,
  browser,
  baseURL,
}) => {
  await page.goto('/');
  const copy = await browser.newPage({ baseURL, storageState: await context.storageState() });
  await signOut(page);
  for (const guest of [page, copy]) {
    await guest.goto('/account');
    await expect(guest.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await expect(guest.getByRole('main').getByRole('status')).toHaveCount(0);
  }
  await copy.close();
});
