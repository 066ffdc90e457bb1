import { expect, test } from '../support/fixtures';
import { during, tokensRenewed } from '../support/outages';
import { sessionOf } from '../support/session';

/** A token of Cleeng's lasts fifteen. */
const sixteenMinutes = 16 * 60;

for (const fault of [429, 500, 'timeout'] as const) {
  test(`A token that runs out while Cleeng answers ${fault} shows a notice and ends no session`, async ({
    page,
    member,
    sandbox,
  }) => {
    await sandbox.advance(sixteenMinutes);
    const signIns = (await sandbox.calls('POST /auths')).length;
    await during(sandbox, { fault }, async () => {
      await page.goto('/account');
      await expect(page.getByRole('status')).toHaveCount(1);
      await expect(page.getByRole('status')).toContainText('You are still signed in.');
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
      await expect(page.getByRole('definition').filter({ hasText: member.email })).toBeVisible();
    });
    await page.goto('/account');
    await expect(page).toHaveURL('/account');
    await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
    expect(await sandbox.calls('POST /auths')).toHaveLength(signIns);
    expect(await sessionOf(page.request)).toMatchObject({
      state: 'signed-in',
    });
  });
}

test('A renewal whose connection breaks before Cleeng has spent the token goes unnoticed', async ({
  page,
  member,
  sandbox,
}) => {
  await sandbox.advance(sixteenMinutes);
  await sandbox.fail({ ...tokensRenewed, fault: 'reset' });
  await page.goto('/account');
  await expect(page.getByRole('definition').filter({ hasText: member.email })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  expect((await sandbox.calls('POST /auths/refresh_token')).map(({ status }) => status)).toEqual([
    0, 200,
  ]);
});

test('A renewal whose response is lost after Cleeng has spent the token ends the session and says why', async ({
  page,
  member,
  sandbox,
  signIn,
}) => {
  await sandbox.advance(sixteenMinutes);
  await sandbox.fail({ ...tokensRenewed, when: 'after', fault: 'reset' });
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  await expect(page.getByRole('main').getByRole('status')).toContainText('Your account is safe');
  expect((await sandbox.calls('POST /auths/refresh_token')).map(({ status }) => status)).toEqual([
    0, 422,
  ]);
  await signIn();
  await expect(page.getByRole('heading', { name: `Welcome back, ${member.name}` })).toBeVisible();
});

for (const fault of [500, 'malformed'] as const) {
  test(`A renewal that Cleeng answers with ${fault} after it has spent the token ends the session at the next page`, async ({
    page,
    member,
    sandbox,
  }) => {
    await sandbox.advance(sixteenMinutes);
    await sandbox.fail({ ...tokensRenewed, when: 'after', fault });
    await page.goto('/account');
    await expect(page.getByRole('main').getByRole('status')).toContainText(
      'You are still signed in.',
    );
    await page.goto('/account');
    await expect(page).toHaveURL('/login?returnTo=%2Faccount');
    await expect(page.getByRole('main').getByRole('status')).toContainText('Your account is safe');
  });
}
