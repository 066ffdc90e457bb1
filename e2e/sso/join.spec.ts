import { answerQuestions, withoutNativeChecks } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { sessionOf } from '../support/session';
import {
  accountHeading,
  addPerson,
  choose,
  connect,
  continueAs,
  expectProblem,
  join,
  joinHeading,
  linkHeading,
  registerEarlier,
  sentences,
} from './provider';

test('A new person joins through the provider, and lands on what they came for', {
  tag: ['@quick', '@without-javascript'],
}, async ({ page, customer, sandbox, rows }) => {
  await addPerson(sandbox, customer);
  await page.goto('/account');
  await page.getByRole('main').getByRole('link', { name: 'Continue with Sandbox ID' }).click();
  await choose(page, customer.name);
  await expect(page.getByRole('main')).toContainText(
    `Sandbox ID has confirmed your address ${customer.email}.`,
  );
  await expect(page.getByLabel('First name')).toHaveValue(customer.firstName);
  await expect(page.getByLabel('Last name')).toHaveValue(customer.lastName);
  await join(page);
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
  await answerQuestions(page, customer);
  await expect(accountHeading(page)).toBeVisible();
  expect(await rows.receipts(customer)).toEqual({
    broadcaster_marketing: 'declined',
    broadcaster_terms: 'accepted',
    terms: 'accepted',
  });
  expect(await rows.of(customer)).toMatchObject([{ opened_by: 'sso', ended_reason: null }]);
  await page.goto('/account/sessions');
  await expect(page.getByRole('main')).toContainText('You joined.');
});

test('A person who came for an offer is registered with it, and lands on it', async ({
  page,
  customer,
  sandbox,
}) => {
  await addPerson(sandbox, customer);
  const offer = 'S916977979_NL';
  await continueAs(page, customer, `/sso?offer=${offer}&returnTo=/offers/${offer}`);
  await join(page);
  await answerQuestions(page, customer);
  await expect(page).toHaveURL(`/offers/${offer}`);
  expect(await sandbox.calls('POST /customers')).toMatchObject([{ status: 200, offerId: offer }]);
});

test('Nobody joins without the required consents', async ({ page, customer, sandbox }) => {
  await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await expect(joinHeading(page)).toBeVisible();
  await withoutNativeChecks(page.getByRole('checkbox').first());
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(refusalOn(page)).toContainText('Please tick this box');
  await expect(joinHeading(page)).toBeVisible();
  expect(await sandbox.calls('POST /customers')).toEqual([]);
  await join(page);
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
});

test('A person without a name says it themselves', async ({ page, customer, sandbox }) => {
  await addPerson(sandbox, customer, { givenName: null, familyName: null });
  await continueAs(page, { name: customer.email });
  await expect(page.getByLabel('First name')).toHaveValue('');
  await page.getByLabel('First name').fill('Theo');
  await page.getByLabel('Last name').fill('Quist');
  await join(page);
  await expect(page.getByLabel('First name')).toHaveValue('Theo');
  await answerQuestions(page, customer);
  await expect(accountHeading(page)).toBeVisible();
});

test('A person who registers elsewhere meanwhile links that account instead', async ({
  page,
  customer,
  sandbox,
}) => {
  await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await expect(joinHeading(page)).toBeVisible();
  await registerEarlier(sandbox, customer);
  await join(page);
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
});

test('The page to join is for people who come from the provider', async ({ page, request }) => {
  await page.goto('/sso/join');
  await expectProblem(page, sentences.expired);
  await page.goto('/sso/link');
  await expectProblem(page, sentences.expired);
  expect(await sessionOf(request)).toEqual({ state: 'guest' });
});

for (const [what, settings] of Object.entries({
  'with 404 and a code': { ssoUnknownEmailStatus: 404 },
  'with 400 and no code': { ssoUnknownEmailStatus: 400, ssoUnknownEmailCode: 'none' },
  'with 422 and no code': { ssoUnknownEmailStatus: 422, ssoUnknownEmailCode: 'none' },
})) {
  test(`Where Cleeng refuses an unknown address ${what}, the person joins`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await sandbox.settings({ ssoUnknownEmail: 'refused', ...settings });
    await addPerson(sandbox, customer);
    await continueAs(page, customer);
    await expect(joinHeading(page)).toBeVisible();
  });
}

test('Where Cleeng creates a customer for an unknown address, the consents are asked for', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.settings({ ssoUnknownEmail: 'created' });
  await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await expect(page).toHaveURL('/consents?returnTo=%2Faccount');
  await expect(page.getByRole('heading', { name: 'Your agreements' })).toBeVisible();
  await expect(linkHeading(page)).toHaveCount(0);
});
