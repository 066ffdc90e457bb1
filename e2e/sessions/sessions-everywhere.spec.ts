import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { greeting, guestHeading } from '../support/session';

const news = (page: Page) => page.getByRole('main').getByRole('status');

async function signOutEverywhere(page: Page): Promise<void> {
  await page.goto('/account/sessions');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(guestHeading(page)).toBeVisible();
}

test('A customer signs out everywhere, in other apps too', { tag: '@without-javascript' }, async ({
  page,
  member,
  sandbox,
  beSignedIn,
  secondBrowser,
}) => {
  await beSignedIn(secondBrowser);
  const { email, password } = member;
  const app = await sandbox.cleeng<{ refreshToken: string }>('POST', '/auths', {
    body: { email, password, publisherId: '123456789' },
  });
  await signOutEverywhere(page);
  await expect(news(page)).toContainText('You are signed out of Foyer in every browser.');
  await secondBrowser.goto('/account');
  await expect(secondBrowser).toHaveURL('/login?returnTo=%2Faccount');
  expect(await sandbox.calls('DELETE /refresh_tokens')).toMatchObject([{ status: 200 }]);
  const { refreshToken } = app;
  const renewal = sandbox.cleeng('POST', '/auths/refresh_token', { body: { refreshToken } });
  await expect(renewal).rejects.toThrow(/refresh_token: 4\d\d/);
});

test('A customer signs out everywhere while Cleeng is down, and is told how far that reached', async ({
  page,
  member,
  sandbox,
  beSignedIn,
  secondBrowser,
}) => {
  await beSignedIn(secondBrowser);
  await sandbox.fail({ fault: 503, times: 100 });
  await signOutEverywhere(page);
  await expect(news(page)).toContainText(
    'We could not reach the other apps that use your account.',
  );
  await secondBrowser.goto('/account');
  await expect(secondBrowser).toHaveURL('/login?returnTo=%2Faccount');
});

test('A customer whose token has expired meanwhile signs out everywhere', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/account/sessions');
  await sandbox.advance(960);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(news(page)).toContainText(
    'Other apps that use your account will soon ask you to sign in again.',
  );
  expect((await sandbox.calls('DELETE /refresh_tokens')).at(-1)).toMatchObject({ status: 200 });
});

test('A customer whose tokens Cleeng has forgotten is told that other apps could not be told', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/account/sessions');
  await sandbox.advance(101 * 86_400);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(news(page)).toContainText('because your sign-in had expired');
});

test('An address cannot make the home page say that the customer is signed out', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await page.goto('/?notice=You+have+won');
  await expect(guestHeading(page)).toBeVisible();
  await expect(news(page)).toHaveCount(0);
  await customer.register();
  await beSignedIn();
  await page.goto('/?notice=signed_out_everywhere');
  await expect(greeting(page, customer.name)).toBeVisible();
  await expect(news(page)).toHaveCount(0);
});
