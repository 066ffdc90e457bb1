import { expect, test } from '../support/fixtures';
import {
  accountHeading,
  addPerson,
  continueAs,
  expectProblem,
  registerEarlier,
  sentences,
} from './provider';

test.use({ environment: { SSO_LINKS: 'verified-email' } });

test('Where the provider is the only place to register, an account with the verified address is linked at once', async ({
  page,
  customer,
  sandbox,
  rows,
}) => {
  await registerEarlier(sandbox, customer);
  const sub = await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await expect(accountHeading(page)).toBeVisible();
  expect(await rows.subjectsOf(customer)).toEqual([sub]);
});

test('It is linked neither with an unconfirmed address nor with a second person', async ({
  page,
  customer,
  sandbox,
}) => {
  await registerEarlier(sandbox, customer);
  const sub = await addPerson(sandbox, customer, { emailVerified: false });
  await continueAs(page, customer);
  await expectProblem(page, sentences.emailUnverified);
  await sandbox.person({ sub, emailVerified: true });
  await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
  await expect(accountHeading(page)).toBeVisible();
  await page.context().clearCookies();
  const second = { name: `Olga ${customer.lastName}` };
  await sandbox.person({
    email: customer.email,
    givenName: 'Olga',
    familyName: customer.lastName,
  });
  await continueAs(page, second);
  await expectProblem(page, sentences.alreadyLinked);
});
