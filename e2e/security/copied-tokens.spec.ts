import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { greeting, postSignIn, sessionOf } from '../support/session';

test("Another customer's tokens, copied into a session's row, give no access and end that session", async ({
  page,
  secondBrowser,
  member,
  sandbox,
  rows,
  signIn,
}) => {
  const victim = new Customer(sandbox);
  await victim.register();
  await postSignIn(secondBrowser.request, victim);

  await rows.copyTokens(victim.email, member.email);
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'We could not read your session any more, so we ended it. Your account is safe. Sign in again to continue.',
  );
  expect(await page.content()).not.toContain(victim.email);
  expect(await rows.of(member)).toMatchObject([
    { ended_reason: 'tokens_unreadable', sealed_tokens: null },
  ]);
  expect(await sessionOf(secondBrowser.request)).toMatchObject({ state: 'signed-in' });

  await signIn();
  await expect(greeting(page, member.name)).toBeVisible();
});
