import { expect, test } from '../support/fixtures';
import {
  consentsAsked,
  consentsStored,
  customerMade,
  during,
  outages,
  placeAsked,
  sentenceFor,
} from '../support/outages';
import { refusalOn } from '../support/refusal';
import { cleengTerms, fillRegistration, register, sendRegistration } from './registering';

for (const { fault } of outages) {
  test(`The registration page says what is missing while Cleeng answers ${fault}, and comes back`, async ({
    page,
    sandbox,
  }) => {
    await during(sandbox, { ...consentsAsked, fault }, async () => {
      await page.goto('/register');
      const notice = page.getByRole('main').getByRole('status');
      await expect(notice).toContainText(sentenceFor(fault));
      await expect(page.getByRole('button', { name: 'Create account' })).toHaveCount(0);
    });
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
    await during(sandbox, { ...placeAsked, fault }, async () => {
      await page.reload();
      await expect(page.getByRole('group', { name: 'Where are you watching from?' })).toBeVisible();
    });
  });

  test(`Nothing typed is lost while Cleeng answers a registration with ${fault}`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await page.goto('/register');
    await fillRegistration(page, customer);
    const password = page.getByLabel('Password', { exact: true });
    for (const step of [consentsAsked, customerMade]) {
      await during(sandbox, { ...step, fault }, async () => {
        await password.fill(customer.password);
        await sendRegistration(page);
        await expect(password).toHaveValue('');
        await expect(refusalOn(page)).toContainText(sentenceFor(fault));
      });
      await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
      await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
    }
    await password.fill(customer.password);
    await during(sandbox, { ...placeAsked, fault }, async () => {
      await sendRegistration(page);
      await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
    });
  });

  for (const when of ['before', 'after'] as const) {
    test(`Agreements reach Cleeng although it answers ${fault} ${when} storing them`, async ({
      page,
      customer,
      sandbox,
    }) => {
      await sandbox.fail({ ...consentsStored, fault, when });
      await register(page, customer);
      await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
      expect(await sandbox.calls('POST /customers')).toHaveLength(1);
      expect(await customer.consentStates()).toEqual({
        terms: 'accepted',
        broadcaster_terms: 'accepted',
        broadcaster_marketing: 'accepted',
      });
    });
  }

  test(`A lost answer to a registration, ${fault}, costs one more click and no second account`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await sandbox.fail({ ...customerMade, fault, when: 'after' });
    await register(page, customer);
    await expect(refusalOn(page)).toContainText(sentenceFor(fault));
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await sendRegistration(page);
    await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  });
}
