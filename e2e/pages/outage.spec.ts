import type { Page } from '@playwright/test';
import { answerQuestions } from '../register/registering';
import { expect, test } from '../support/fixtures';
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
} from '../support/outages';
import { refusalOn } from '../support/refusal';

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
      await expect(
        page.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
      ).toBeVisible();
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
      await expect(page.getByRole('main').getByRole('status')).toContainText(sentenceFor(fault));
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
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(
      page.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
    ).toBeVisible();
  });

  test(`A customer stays signed in while Cleeng answers ${fault}, and sees what was seen last`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
  }) => {
    await customer.register();
    await beSignedIn();
    await during(sandbox, { fault }, async () => {
      await page.goto('/account');
      await expect(page.getByRole('main').getByRole('status')).toContainText(
        'You are still signed in.',
      );
      await expect(page.getByRole('definition').filter({ hasText: customer.email })).toBeVisible();
      await page.goto('/consents');
      await expect(page.getByRole('main').getByRole('status')).toContainText(sentenceFor(fault));
      await page.goto('/');
      await expect(
        page.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
      ).toBeVisible();
    });
    await page.goto('/account');
    await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  });
}

async function sendSignIn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}
