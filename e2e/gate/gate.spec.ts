import type { Page } from '@playwright/test';
import { answerQuestions, cleengTerms, ownTerms } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { signOut } from '../support/session';

const sixteenMinutes = 16 * 60;
const nextYear = { name: 'terms', label: 'I accept the Terms and Conditions of next year.' };
const save = async (page: Page) => page.getByRole('button', { name: 'Save my answers' }).click();

test('New terms stop a signed-in customer within fifteen minutes, before a page shows anything', async ({
  page,
  member,
  sandbox,
  rows,
}) => {
  await sandbox.consents(nextYear);
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  await rows.ageGate(sixteenMinutes);
  const answer = await page.request.get('/account', { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/consents?returnTo=%2Faccount');
  expect(await answer.text()).not.toContain(member.email);
  await page.goto('/account/profile');
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount%2Fprofile');
  await page.getByRole('checkbox', { name: 'Terms and Conditions of next year' }).check();
  await save(page);
  await expect(page).toHaveURL('/account/profile');
});

test('Another version is asked for again, whatever it is called', async ({
  page,
  customer,
  sandbox,
  rows,
  beSignedIn,
}) => {
  await sandbox.settings({ outdatedAnswerNeedsUpdate: false }); // The versions alone have to tell.
  const release = { name: 'house_rules', label: 'I accept the House rules.', required: true };
  await sandbox.consents({ ...release, version: '2026-b' });
  await customer.register();
  await beSignedIn();
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  await sandbox.consents({ ...release, version: '2026-a' });
  await rows.ageGate(sixteenMinutes);
  await page.goto('/account');
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
  const rules = page.getByRole('checkbox', { name: 'House rules' });
  await expect(rules).not.toBeChecked();
  await expect(rules).toHaveAccessibleDescription(
    /There is a new version, 2026-a\. You accepted version 2026-b on /,
  );
});

test('A newer version of an optional consent stops no customer, and is offered at the next sign-in', async ({
  page,
  member,
  sandbox,
  rows,
  signIn,
}) => {
  await sandbox.consents({ name: 'broadcaster_marketing', label: 'Yes, send me the new leaflet.' });
  await rows.ageGate(sixteenMinutes);
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  await page.getByRole('link', { name: 'Your agreements' }).click();
  const leaflet = page.getByRole('checkbox', { name: 'the new leaflet' });
  await expect(leaflet).not.toBeChecked();
  await expect(leaflet).toHaveAccessibleDescription(/There is a new version, 2\./);
  await signOut(page);
  await signIn();
  await expect(page).toHaveURL('/consents');
  await expect(leaflet).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: cleengTerms })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: ownTerms })).toBeChecked();
  await page.getByRole('link', { name: 'Not now' }).click();
  await expect(page.getByRole('heading', { name: `Welcome back, ${member.name}` })).toBeVisible();
});

test('A customer who registered before there were questions is asked when they sign in', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await sandbox.capture({ isCaptureEnabled: false });
  await customer.register({ capture: 'unanswered' });
  await sandbox.capture({ isCaptureEnabled: true });
  await signIn();
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
});

test('A question that becomes required is asked within fifteen minutes, after the newer terms', async ({
  page,
  member,
  sandbox,
  rows,
}) => {
  await sandbox.consents(nextYear);
  await sandbox.capture({ settings: [{ key: 'companyName', enabled: true, required: true }] });
  await rows.ageGate(sixteenMinutes);
  await page.goto('/account');
  await page.getByRole('checkbox', { name: 'Terms and Conditions of next year' }).check();
  await save(page);
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
  await page.getByLabel('Company').fill('The Picture House');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('A check that Cleeng does not answer stops no customer, and is repeated a minute later', async ({
  page,
  member,
  sandbox,
  rows,
}) => {
  await sandbox.consents(nextYear);
  await rows.ageGate(sixteenMinutes);
  await sandbox.fail({ method: 'GET', path: '/customers/:id/consents', fault: 503, times: 100 });
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  await expect(page.getByRole('definition').filter({ hasText: member.email })).toBeVisible();
  await sandbox.recover();
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  await rows.ageGate(61);
  await page.goto('/account');
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
});
