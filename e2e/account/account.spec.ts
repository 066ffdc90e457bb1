import type { Page } from '@playwright/test';
import { marketing } from '../register/registering';
import type { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { postRegistration } from '../support/session';

const day = 86_400;

/** Registers through the storefront, which keeps receipts of the consents and the name. */
async function join(page: Page, customer: Customer): Promise<void> {
  await postRegistration(page.request, customer);
  const { firstName, lastName } = customer;
  const questions = await openForm(page.request, '/capture', 'Save and continue');
  await questions.send({ firstName, lastName, custom_1: 'A friend' });
}

test('A customer sees who they are', { tag: '@quick' }, async ({ page, member }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Your account' }).click();
  await expect(page).toHaveTitle('Your account · Foyer');
  await expect(page.getByRole('definition').filter({ hasText: member.name })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: member.email })).toBeVisible();
});

test('A visitor is asked to sign in before an account is shown', async ({ page }) => {
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
});

test('An expired token is renewed once for several pages at the same time', async ({
  page,
  member,
  sandbox,
}) => {
  await sandbox.advance(day);
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => page.request.get('/account', { maxRedirects: 0 })),
  );
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200, 200]);
  for (const answer of answers) expect(await answer.text()).toContain(member.email);
  expect(await sandbox.calls('POST /auths/refresh_token')).toHaveLength(1);
});

test('Names that were given elsewhere show at the next page', async ({
  page,
  customer,
  beSignedIn,
  sandbox,
}) => {
  await sandbox.capture({ isCaptureEnabled: false });
  await customer.register({ capture: 'unanswered' });
  await beSignedIn();
  await page.goto('/account');
  await expect(page.getByRole('definition').filter({ hasText: 'Not added yet' })).toBeVisible();
  await sandbox.capture({ isCaptureEnabled: true });
  await customer.answerCapture();
  await page.reload();
  await expect(page.getByRole('definition').filter({ hasText: customer.name })).toBeVisible();
});

test('A customer sees what they have bought, and whether it lets them in', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/account');
  await expect(page.getByText('You have not bought anything yet.')).toBeVisible();
  await sandbox.subscribe(member, 'S916977979_NL');
  await sandbox.subscribe(member, 'P640527981_NL', -3);
  await sandbox.subscribe(member, 'S916977979_NL', -3);
  await page.reload();
  const bought = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  await expect(bought('Monthly subscription').filter({ hasText: 'Active · until ' })).toContainText(
    'You have access',
  );
  await expect(
    bought('Monthly subscription').filter({ hasText: 'Expired · since ' }),
  ).not.toContainText('have access');
  await expect(bought('Weekend pass')).toContainText(/You do not have access.*Expired · since /);
});

test('A customer sees each answer to a consent that they gave here, and what waits for one', async ({
  page,
  customer,
  sandbox,
}) => {
  await join(page, customer);
  await page.goto('/consents?returnTo=/account');
  await page.getByRole('checkbox', { name: marketing }).check();
  await page.getByRole('button', { name: 'Save my answers' }).click();
  const updates = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: marketing }),
  });
  await expect(updates).toContainText('Now: accepted (version 1)');
  await expect(updates.getByRole('listitem')).toHaveText([
    /^Version 1 accepted, text in English, page in English: .* UTC$/,
    /^Version 1 declined, text in English, page in English: .* UTC$/,
  ]);
  await sandbox.consents({
    name: 'broadcaster_marketing',
    label: 'I want updates about new programmes by post.',
  });
  await sandbox.consents({ name: 'leaflet', label: 'I want the leaflet.' });
  await page.reload();
  const leaflet = page.getByRole('listitem').filter({ hasText: 'I want the leaflet.' });
  await expect(leaflet).toContainText('You have not answered this here yet.');
  await expect(leaflet).not.toContainText('declined');
  await expect(updates).toContainText('Now: accepted (version 1)');
  await expect(updates).toContainText('The text above is a newer version, 2.');
  await updates.getByRole('link', { name: 'Answer now' }).click();
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
});

test('While Cleeng is down the account shows what was seen last, and says what it cannot know', async ({
  page,
  customer,
  sandbox,
}) => {
  await join(page, customer);
  await sandbox.fail({ fault: 503, times: 200 });
  await page.goto('/account');
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toContainText('The details below may be out of date.');
  await expect(page.getByRole('definition').filter({ hasText: customer.name })).toBeVisible();
  await expect(main).toContainText('We cannot load your purchases right now.');
  await expect(main).toContainText(/Agreement “broadcaster terms”.*Version 2 accepted/);
});

test('A customer who wants another password asks for it by mail, with their own address', async ({
  page,
  member,
}) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change your password by e-mail' }).click();
  await expect(page.getByLabel('E-mail address')).toHaveValue(member.email);
});
