import { answerQuestions } from '../register/registering';
import { expect, test } from '../support/fixtures';
import {
  captureAsked,
  captureStored,
  consentsRead,
  customerAsked,
  during,
  passwordChecked,
  regionRequested,
  sentenceFor,
} from '../support/outages';
import { refusalOn } from '../support/refusal';
import { greeting, sendSignIn } from '../support/session';

test('Nothing typed is lost while Cleeng fails to answer a sign-in', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await page.goto('/login');
  const password = page.getByLabel('Password', { exact: true });
  for (const outage of [
    { ...passwordChecked, fault: 'timeout' },
    { ...customerAsked, fault: 500 },
    { ...consentsRead, fault: 429 },
    { ...captureAsked, fault: 500 },
  ] as const) {
    await during(sandbox, outage, async () => {
      await sendSignIn(page, customer);
      await expect(password).toHaveValue('');
      await expect(refusalOn(page)).toContainText(sentenceFor(outage.fault));
    });
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  }
  await during(sandbox, { ...regionRequested, fault: 500 }, async () => {
    await sendSignIn(page, customer);
    await expect(greeting(page, customer.name)).toBeVisible();
  });
});

test('Nothing typed is lost while Cleeng fails to answer the capture form', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register({ capture: 'unanswered' });
  await beSignedIn();
  await during(sandbox, { ...captureAsked, fault: 500 }, async () => {
    await page.goto('/capture');
    await expect(page.getByRole('main').getByRole('status')).toContainText(sentenceFor(500));
  });
  await page.goto('/capture');
  for (const outage of [
    { ...captureAsked, fault: 429 },
    { ...captureStored, fault: 500 },
  ] as const) {
    await expect(page.getByLabel('First name')).toBeVisible();
    await during(sandbox, outage, async () => {
      await answerQuestions(page, customer);
      await expect(refusalOn(page)).toContainText(sentenceFor(outage.fault));
    });
    await expect(page.getByLabel('First name')).toHaveValue(customer.firstName);
    await expect(page.getByLabel('How did you hear about us?')).toHaveValue('A friend');
  }
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(greeting(page, customer.name)).toBeVisible();
});

test('A customer stays signed in while Cleeng is down, and sees what was seen last', async ({
  page,
  member,
  sandbox,
}) => {
  await during(sandbox, { fault: 500 }, async () => {
    await page.goto('/account');
    await expect(page.getByRole('main').getByRole('status')).toContainText(
      'You are still signed in.',
    );
    await expect(page.getByRole('definition').filter({ hasText: member.email })).toBeVisible();
    await page.goto('/consents');
    await expect(page.getByRole('main').getByRole('status')).toContainText(sentenceFor(500));
    await page.goto('/');
    await expect(greeting(page, member.name)).toBeVisible();
  });
  await page.goto('/account');
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
});
