import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  captureAsked,
  captureStored,
  consentsRead,
  customerAsked,
  during,
  outages,
  passwordChecked,
  placeAsked,
  sentenceFor,
  tokensRenewed,
} from './outages';
import { refusalOn } from './refusal';
import { answerQuestions } from './registering';

/** One more than Cleeng's tokens last. */
const sixteenMinutes = 16 * 60;

for (const { fault } of outages) {
  test(`Nothing typed is lost while Cleeng answers a sign-in with ${fault}`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await customer.register();
    await page.goto('/login');
    await page.getByLabel('E-mail address').fill(customer.email);
    const password = page.getByLabel('Password', { exact: true });
    for (const step of [passwordChecked, customerAsked, consentsRead, captureAsked]) {
      await during(sandbox, { ...step, fault }, async () => {
        await password.fill(customer.password);
        await sendSignIn(page);
        await expect(password).toHaveValue('');
        await expect(refusalOn(page)).toContainText(sentenceFor(fault));
      });
      await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
    }
    await password.fill(customer.password);
    await during(sandbox, { ...placeAsked, fault }, async () => {
      await sendSignIn(page);
      await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
    });
  });

  test(`Nothing typed is lost while Cleeng answers the capture form with ${fault}`, async ({
    page,
    customer,
    sandbox,
    signIn,
  }) => {
    await customer.register({ capture: 'unanswered' });
    await signIn();
    await during(sandbox, { ...captureAsked, fault }, async () => {
      await page.reload();
      await expect(page.getByRole('main').getByRole('status')).toContainText('Part of this page is missing');
    });
    for (const step of [captureAsked, captureStored]) {
      await page.goto('/capture');
      await expect(page.getByLabel('First name')).toBeVisible();
      await during(sandbox, { ...step, fault }, async () => {
        await answerQuestions(page, customer);
        await expect(refusalOn(page)).toContainText(sentenceFor(fault));
      });
      await expect(page.getByLabel('First name')).toHaveValue(customer.firstName);
      await expect(page.getByLabel('How did you hear about us?')).toHaveValue('A friend');
    }
    await page.getByRole('button', { name: 'Save and go in' }).click();
    await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  });

  test(`A customer stays signed in while Cleeng answers ${fault}, and sees what was seen last`, async ({
    page,
    customer,
    sandbox,
    signIn,
  }) => {
    await customer.register();
    await signIn();
    await during(sandbox, { fault }, async () => {
      await page.goto('/account');
      await expect(page.getByRole('main').getByRole('status')).toContainText('You are still signed in.');
      await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
      await page.goto('/consents');
      await expect(page.getByRole('main').getByRole('status')).toContainText('Part of this page is missing');
      await page.goto('/');
      await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
    });
    await page.goto('/account');
    await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  });
}

for (const { fault } of outages) {
  test(`A token that runs out while Cleeng answers ${fault} costs one honest notice and no session`, async ({
    page,
    customer,
    sandbox,
    signIn,
  }) => {
    await customer.register();
    await signIn();
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
    expect(await (await page.request.get('/api/session')).json()).toMatchObject({ state: 'signed-in' });
  });
}

test('A renewal whose answer gets lost after Cleeng has spent the token goes unnoticed', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await customer.register();
  await signIn();
  await sandbox.advance(sixteenMinutes);
  const signIns = (await sandbox.calls('POST /auths')).length;
  await sandbox.fail({ ...tokensRenewed, when: 'after', fault: 'reset' });
  for (const path of ['/account', '/consents', '/account']) {
    await page.goto(path);
    await expect(page).toHaveURL(path);
    await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  }
  await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
  expect((await sandbox.calls('POST /auths/refresh_token')).map(({ status }) => status)).toEqual([
    0, 422, 200,
  ]);
  expect(await sandbox.calls('POST /auths')).toHaveLength(signIns);
});

for (const fault of [500, 'malformed', 'timeout'] as const) {
  test(`A renewal that Cleeng answers with ${fault} after it has spent the token costs one notice`, async ({
    page,
    customer,
    sandbox,
    signIn,
  }) => {
    await customer.register();
    await signIn();
    await sandbox.advance(sixteenMinutes);
    await sandbox.fail({ ...tokensRenewed, when: 'after', fault });
    await page.goto('/account');
    await expect(page.getByRole('main').getByRole('status')).toContainText('You are still signed in.');
    await page.goto('/account');
    await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
    await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  });
}

async function sendSignIn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}
