import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { refusalOn } from './refusal';
import { answerQuestions, cleengTerms, fillRegistration, register, sendRegistration } from './registering';
import type { FaultOrder, Sandbox } from './sandbox';

const silent = 'Cleeng does not answer right now.';
const busy = 'Too many people are at the door right now.';
/** Every way in which Cleeng can fail, with what a person is told. */
const outages = [
  { fault: 429, sentence: busy },
  { fault: 500, sentence: silent },
  { fault: 'malformed', sentence: silent },
  { fault: 'reset', sentence: silent },
  { fault: 'timeout', sentence: silent },
] as const;

const consentsAsked = { method: 'GET', path: '/publishers/:id/consents' } as const;
const placeAsked = { method: 'GET', path: '/locales' } as const;
const customerMade = { method: 'POST', path: '/customers' } as const;
const consentsStored = { method: 'PUT', path: '/customers/:id/consents' } as const;
const captureAsked = { method: 'GET', path: '/customers/:id/capture/status' } as const;
const captureStored = { method: 'PUT', path: '/customers/:id/capture' } as const;
const customerAsked = { method: 'GET', path: '/customers/:id' } as const;
const consentsRead = { method: 'GET', path: '/customers/:id/consents' } as const;
const passwordChecked = { method: 'POST', path: '/auths' } as const;

/** A call that keeps failing, also when it is tried again, until `run` is through. */
async function during(sandbox: Sandbox, outage: FaultOrder, run: () => Promise<void>): Promise<void> {
  await sandbox.fail({ times: 100, ...outage });
  await run();
  await sandbox.recover();
}

for (const { fault } of outages) {
  test(`The registration page says what is missing while Cleeng answers ${fault}, and comes back`, async ({
    page,
    sandbox,
  }) => {
    await during(sandbox, { ...consentsAsked, fault }, async () => {
      await page.goto('/register');
      const notice = page.getByRole('main').getByRole('status');
      await expect(notice).toContainText('Part of this page is missing');
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
        await expect(refusalOn(page)).toContainText(sentenceFor(fault, step));
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
    await expect(refusalOn(page)).toContainText(sentenceFor(fault, customerMade));
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await sendRegistration(page);
    await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  });

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

/** A registration that comes too often is asked for a captcha: that is the only 429 Cleeng documents for it. */
function sentenceFor(fault: FaultOrder['fault'], step?: typeof customerMade | typeof consentsAsked): string {
  if (fault === 429 && step === customerMade) return 'We could not confirm that you are a person.';
  return outages.find((outage) => outage.fault === fault)?.sentence ?? '';
}

async function sendSignIn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}
