import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { sessionOf } from '../support/session';
import {
  accountHeading,
  addPerson,
  beLinked,
  connect,
  continueAs,
  expectProblem,
  linkHeading,
  registerEarlier,
  sentences,
} from './provider';

test('An existing account is linked after its password was given once, and known from then on', {
  tag: ['@quick', '@without-javascript'],
}, async ({ page, customer, sandbox, rows }) => {
  await registerEarlier(sandbox, customer);
  const sub = await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await expect(page.getByRole('main')).toContainText(
    `There is already an account for ${customer.email}.`,
  );
  await connect(page, 'not-my-seat-1');
  await expect(refusalOn(page)).toContainText('is not right');
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
  expect(await rows.subjectsOf(customer)).toEqual([sub]);

  await page.context().clearCookies();
  await continueAs(page, customer);
  await expect(accountHeading(page)).toBeVisible();
});

test('A known person whose address changed at the provider keeps their account', async ({
  page,
  customer,
  sandbox,
}) => {
  const sub = await beLinked(page, sandbox, customer);
  await sandbox.person({ sub, email: `new.${customer.email}` });
  await page.context().clearCookies();
  await continueAs(page, customer);
  await expect(accountHeading(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(customer.email);
});

test('An address that another person has now opens nothing of its former owner', async ({
  page,
  customer,
  sandbox,
  rows,
}) => {
  const sub = await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  await sandbox.person({ sub, email: `new.${customer.email}` });
  await sandbox.person({
    sub: `other-of-${customer.email}`,
    email: customer.email,
    givenName: 'Olga',
    familyName: customer.lastName,
  });
  await continueAs(page, { name: `Olga ${customer.lastName}` });
  await expect(linkHeading(page)).toBeVisible();
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await connect(page, customer.password);
  await expect(refusalOn(page)).toContainText(sentences.alreadyLinked);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  expect(await rows.subjectsOf(customer)).toEqual([sub]);
});

test('An account that now belongs to another customer of Cleeng is not opened by the link', async ({
  page,
  customer,
  sandbox,
  rows,
}) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  const { email, password } = customer;
  await customer.changeEmail(`moved.${email}`);
  await sandbox.cleeng('POST', '/customers', {
    body: {
      email,
      password,
      publisherId: '123456789',
      country: 'GB',
      currency: 'GBP',
      locale: 'en_GB',
    },
  });
  await continueAs(page, customer);
  await expectProblem(page, sentences.mismatch);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  expect((await rows.of(customer)).length).toBe(1);
});

test('A customer of another publisher is told so', async ({ page, customer, sandbox }) => {
  await addPerson(sandbox, customer, { email: 'elsewhere@example.com' });
  await continueAs(page, customer);
  await expectProblem(page, sentences.otherPublisher);
  expect(await sandbox.calls('POST /customers')).toEqual([]);
});

test('A person without an address, or with an unconfirmed one, is told so', async ({
  page,
  customer,
  sandbox,
}) => {
  await registerEarlier(sandbox, customer);
  const sub = await addPerson(sandbox, customer, { email: null, emailVerified: false });
  await continueAs(page, customer);
  await expectProblem(page, sentences.emailMissing);
  await sandbox.person({ sub, email: customer.email });
  await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
  await expectProblem(page, sentences.emailUnverified);
  expect(await sandbox.calls('POST /sso/auths')).toEqual([]);
  await sandbox.person({ sub, emailVerified: true });
  await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
  await expect(linkHeading(page)).toBeVisible();
});

for (const ssoAnswer of ['bare', 'enveloped']) {
  test(`A known person signs in where Cleeng's tokens are ${ssoAnswer}`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await sandbox.settings({ ssoAnswer });
    await beLinked(page, sandbox, customer);
    await page.context().clearCookies();
    await continueAs(page, customer);
    await expect(accountHeading(page)).toBeVisible();
  });
}

test('Wrong passwords are counted', async ({ page, customer, sandbox }) => {
  await registerEarlier(sandbox, customer);
  await addPerson(sandbox, customer);
  await continueAs(page, customer);
  for (let attempt = 0; attempt < 11; attempt++) {
    await connect(page, `not-my-seat-${attempt}`);
    await expect(refusalOn(page)).toBeFocused();
    await expect(page.getByRole('button', { name: 'Connect and continue' })).toBeEnabled();
  }
  await expect(refusalOn(page)).toContainText('There were too many attempts.');
});
