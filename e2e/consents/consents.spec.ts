import type { Page } from '@playwright/test';
import {
  cleengTerms,
  marketing,
  ownTerms,
  register,
  withoutNativeChecks,
} from '../register/registering';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';

const storing = { method: 'PUT', path: '/customers/:id/consents' } as const;
const heading = (page: Page) => page.getByRole('heading', { name: 'Your agreements' });

test('A customer whose consents and answers are missing gives them before anything else', {
  tag: ['@quick', '@without-javascript'],
}, async ({ page, customer, beSignedIn }) => {
  await customer.register({ consents: 'unanswered', capture: 'unanswered' });
  await beSignedIn();
  await page.goto('/account');
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
  await page.goto('/consents');
  await page.getByRole('checkbox', { name: cleengTerms }).check();
  await page.getByRole('checkbox', { name: ownTerms }).check();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  expect(await customer.consentStates()).toEqual({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
    broadcaster_marketing: 'declined',
  });
});

test('A newer version of the terms is asked for at the next sign-in, and not ticked in advance', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await customer.register();
  await sandbox.consents({
    name: 'terms',
    label: 'I accept the Terms and Conditions of next year.',
  });
  await signIn();
  const terms = page.getByRole('checkbox', { name: 'Terms and Conditions of next year' });
  await expect(terms).not.toBeChecked();
  await expect(terms).toHaveAccessibleDescription(
    /^There is a new version, 11\. You accepted version 10 on .* UTC\.$/,
  );
  await expect(page.getByRole('checkbox', { name: ownTerms })).toBeChecked();
  await terms.check();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(heading(page)).toBeHidden();
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
});

test('A required consent that is missing is refused at its box', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox, signIn }) => {
  await customer.register({ consents: 'unanswered' });
  await signIn();
  const terms = page.getByRole('checkbox', { name: cleengTerms });
  await page.getByRole('checkbox', { name: ownTerms }).check();
  await withoutNativeChecks(terms);
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(terms).toHaveAccessibleDescription(/Please tick this box to continue\./);
  await expect(refusalOn(page)).toContainText(
    /Terms and Conditions.* Please tick this box to continue\./,
  );
  await expect(page.getByRole('checkbox', { name: ownTerms })).toBeChecked();
  expect(await sandbox.calls('PUT /customers/:id/consents')).toEqual([]);
  expect(await customer.consentStates()).toMatchObject({
    terms: 'declined',
    broadcaster_terms: 'declined',
  });
});

test('A customer withdraws an optional consent, and is not stopped while Cleeng takes no answers', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Your agreements' }).click();
  await expect(page.getByRole('checkbox', { name: marketing })).toHaveAccessibleDescription(
    /^You accepted version 1 on .* UTC\.$/,
  );
  await page.getByRole('checkbox', { name: marketing }).uncheck();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'Your answers have been saved.',
  );
  expect(await member.consentStates()).toEqual({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
    broadcaster_marketing: 'declined',
  });

  await sandbox.fail({ ...storing, fault: 503, times: 100 });
  await page.getByRole('link', { name: 'Your agreements' }).click();
  await page.getByRole('checkbox', { name: marketing }).check();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Your answers are saved, but are not yet part of your account.',
  );
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  expect(await member.consentStates()).toMatchObject({ broadcaster_marketing: 'declined' });
  await sandbox.recover();
  await page.reload();
  expect(await member.consentStates()).toMatchObject({ broadcaster_marketing: 'accepted' });
});

test('Where there is no consent, the customer is not asked and not stopped', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register({ consents: 'unanswered' });
  await beSignedIn();
  for (const name of Object.keys(await customer.consentStates())) {
    await sandbox.consents({ name, withdrawn: true });
  }
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  await expect(page.getByText('There is nothing you need to agree to right now.')).toBeVisible();
  await page.getByRole('link', { name: 'Your agreements' }).click();
  await expect(page.getByText('There is nothing you need to agree to right now.')).toBeVisible();
  await page.getByRole('link', { name: 'Go back' }).click();
  await expect(page).toHaveURL('/account');
});

test('Terms that change while the page is open are shown again', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/consents');
  await expect(page.getByRole('checkbox', { name: ownTerms })).toBeChecked();
  await sandbox.consents({
    name: 'broadcaster_terms',
    label: 'I accept the Terms of use of tomorrow.',
  });
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(refusalOn(page)).toContainText('has just changed');
  await expect(page.getByRole('checkbox', { name: 'Terms of use of tomorrow' })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
});

test('Consents that did not reach Cleeng at registration are sent again with the next page', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.fail({ ...storing, fault: 503 });
  await register(page, customer);
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  expect(await customer.consentStates()).toEqual({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
    broadcaster_marketing: 'declined',
  });
});

test('A customer waits until their consents have reached Cleeng', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
  await sandbox.fail({ ...storing, fault: 503, times: 100 });
  await register(page, customer);
  const waiting = page.getByRole('main').getByRole('status');
  await expect(waiting).toContainText(
    'Your answers are saved, but are not yet part of your account.',
  );
  await page.goto('/account');
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
  await page.goto('/capture');
  await expect(page).toHaveURL('/consents?returnTo=%2Fcapture');
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(waiting).toContainText(
    'Your answers are saved, but are not yet part of your account.',
  );
  expect(await customer.consentStates()).toMatchObject({ terms: 'declined' });
  await sandbox.recover();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  expect(await customer.consentStates()).toMatchObject({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
  });
  await page.goto('/account');
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
});

test('Consents to terms that are no longer current are asked for again', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.fail({ ...storing, fault: 503, times: 100 });
  await register(page, customer);
  await expect(
    page.getByText('Your answers are saved, but are not yet part of your account.'),
  ).toBeVisible();
  await sandbox.consents({
    name: 'terms',
    label: 'I accept the Terms and Conditions of next year.',
  });
  await sandbox.recover();
  await page.goto('/account');
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
  const terms = page.getByRole('checkbox', { name: 'Terms and Conditions of next year' });
  await expect(terms).not.toBeChecked();
  await terms.check();
  await page.getByRole('checkbox', { name: ownTerms }).check();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  expect(await customer.consentStates()).toMatchObject({
    terms: 'accepted',
    broadcaster_terms: 'accepted',
  });
});
