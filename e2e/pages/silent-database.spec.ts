import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { greeting, sessionOf } from '../support/session';

test.afterEach(({ database }) => database.answerAgain());

test('Customers stay signed in while our own database does not answer', async ({
  page,
  secondBrowser,
  member,
  sandbox,
  database,
  beSignedIn,
}) => {
  test.setTimeout(120_000);
  const cannotTell = page.getByRole('heading', { name: 'We cannot check your sign-in right now' });
  await page.goto('/account');
  await beSignedIn(secondBrowser);
  const endings = [
    await openForm(secondBrowser.request, '/account/sessions', ', first seen '),
    await openForm(secondBrowser.request, '/account/sessions', 'Sign out everywhere'),
  ];
  expect((await page.request.get('/api/health/ready')).status()).toBe(200);

  database.fallSilent();
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'You have not been signed out',
  );
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  expect(await sessionOf(page.request)).toEqual({ state: 'unavailable' });
  expect((await page.request.get('/api/health/ready')).status()).toBe(503);
  expect((await page.request.get('/api/health')).status()).toBe(200);
  for (const answer of await Promise.all(endings.map((ending) => ending.send()))) {
    expect(answer.headers().location ?? '').not.toMatch(/ended=|notice=/);
    expect(answer.headers()).not.toHaveProperty('set-cookie');
  }
  expect(await sandbox.calls('DELETE /refresh_tokens')).toEqual([]);
  await page.goto('/offers/S916977979_NL');
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'You have not been signed out',
  );
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  await page.goto('/account');
  await expect(cannotTell).toBeVisible();

  database.answerAgain();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await page.goto('/');
  await expect(greeting(page, member.name)).toBeVisible();
  await secondBrowser.goto('/account/sessions');
  await expect(secondBrowser.getByRole('article')).toHaveCount(2);
});
