import { expect, test } from '../support/fixtures';
import { during, outages, tokensRenewed } from '../support/outages';

/** One more than Cleeng's tokens last. */
const sixteenMinutes = 16 * 60;

for (const { fault } of outages) {
  test(`A token that runs out while Cleeng answers ${fault} costs one honest notice and no session`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
  }) => {
    await customer.register();
    await beSignedIn();
    await sandbox.advance(sixteenMinutes);
    const signIns = (await sandbox.calls('POST /auths')).length;
    await during(sandbox, { fault }, async () => {
      await page.goto('/account');
      await expect(page.getByRole('status')).toHaveCount(1);
      await expect(page.getByRole('status')).toContainText('You are still signed in.');
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
      await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
    });
    for (const path of ['/account', '/consents', '/account']) {
      await page.goto(path);
      await expect(page).toHaveURL(path);
      await expect(page.getByRole('button', { name: 'Sign out' }).first()).toBeVisible();
      await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
    }
    expect(await sandbox.calls('POST /auths')).toHaveLength(signIns);
    expect(await (await page.request.get('/api/session')).json()).toMatchObject({
      state: 'signed-in',
    });
  });
}

test('A renewal whose connection breaks before Cleeng has spent the token goes unnoticed', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await sandbox.advance(sixteenMinutes);
  await sandbox.fail({ ...tokensRenewed, fault: 'reset' });
  await page.goto('/account');
  await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  expect((await sandbox.calls('POST /auths/refresh_token')).map(({ status }) => status)).toEqual([
    0, 200,
  ]);
});

test('A renewal whose response is lost after Cleeng has spent the token ends the session and says why', async ({
  page,
  customer,
  sandbox,
  signIn,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await sandbox.advance(sixteenMinutes);
  await sandbox.fail({ ...tokensRenewed, when: 'after', fault: 'reset' });
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  await expect(page.getByRole('main').getByRole('status')).toContainText('Your account is safe');
  expect((await sandbox.calls('POST /auths/refresh_token')).map(({ status }) => status)).toEqual([
    0, 422,
  ]);
  await signIn();
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

for (const fault of [500, 'malformed', 'timeout'] as const) {
  test(`A renewal that Cleeng answers with ${fault} after it has spent the token ends the session at the next page`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
  }) => {
    await customer.register();
    await beSignedIn();
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
