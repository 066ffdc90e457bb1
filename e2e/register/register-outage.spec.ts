import { expect, test } from '../support/fixtures';
import {
  consentsAsked,
  consentsStored,
  customerMade,
  during,
  regionRequested,
  sentenceFor,
} from '../support/outages';
import { refusalOn } from '../support/refusal';
import { cleengTerms, fillRegistration, register, sendRegistration } from './registering';

test('The registration page says what is missing while Cleeng is down, and recovers', async ({
  page,
  sandbox,
}) => {
  await during(sandbox, { ...consentsAsked, fault: 500 }, async () => {
    await page.goto('/register');
    await expect(page.getByRole('main').getByRole('status')).toContainText(sentenceFor(500));
    await expect(page.getByRole('button', { name: 'Create account' })).toHaveCount(0);
  });
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
});

test('Nothing typed is lost while Cleeng fails to answer a registration', async ({
  page,
  customer,
  sandbox,
}) => {
  await page.goto('/register');
  await fillRegistration(page, customer);
  const password = page.getByLabel('Password', { exact: true });
  for (const outage of [
    { ...consentsAsked, fault: 429 },
    { ...customerMade, fault: 500 },
    { ...customerMade, fault: 'timeout' },
  ] as const) {
    await during(sandbox, outage, async () => {
      await password.fill(customer.password);
      await sendRegistration(page);
      await expect(password).toHaveValue('');
      await expect(refusalOn(page)).toContainText(sentenceFor(outage.fault));
    });
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
    await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  }
  await password.fill(customer.password);
  await during(sandbox, { ...regionRequested, fault: 500 }, async () => {
    await sendRegistration(page);
    await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  });
});

test('Consents reach Cleeng although its answer to them is lost', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.fail({ ...consentsStored, fault: 'reset', when: 'after' });
  await register(page, customer);
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  expect(await sandbox.calls('POST /customers')).toHaveLength(1);
  expect(await customer.consentStates()).toEqual({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
    broadcaster_marketing: 'declined',
  });
});
