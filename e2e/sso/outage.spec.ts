import { expect, test } from '../support/fixtures';
import { during } from '../support/outages';
import { sessionOf } from '../support/session';
import {
  accountHeading,
  addPerson,
  beLinked,
  connect,
  continueAs,
  expectProblem,
  join,
  joinHeading,
  linkHeading,
  registerEarlier,
  sentences,
} from './provider';

const signedInAtCleeng = { method: 'POST', path: '/sso/auths' } as const;

test('While Cleeng is down a person goes on later, without the provider', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  const tryAgain = page.getByRole('button', { name: 'Try again' });
  await during(sandbox, { ...signedInAtCleeng, fault: 503 }, async () => {
    await continueAs(page, customer);
    await expectProblem(page, sentences.unavailable);
    await tryAgain.click();
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  });
  await sandbox.fail({ vendor: 'oidc', fault: 503, times: 100 });
  await tryAgain.click();
  await expect(accountHeading(page)).toBeVisible();
});

test('Where Cleeng fails after it has issued tokens, trying again opens the session', async ({
  page,
  customer,
  sandbox,
}) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  const outages = [
    { method: 'GET', path: '/customers/:id', fault: 503 },
    { ...signedInAtCleeng, when: 'after', fault: 'malformed' },
  ] as const;
  for (const outage of outages) {
    await page.context().clearCookies();
    await during(sandbox, outage, async () => {
      await continueAs(page, customer);
      await expectProblem(page, sentences.unavailable);
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(accountHeading(page)).toBeVisible();
  }
});

test('While Cleeng is down nobody joins, and what was filled in stays', async ({
  page,
  customer,
  sandbox,
}) => {
  await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await during(sandbox, { method: 'POST', path: '/customers', fault: 503 }, async () => {
    await page.getByLabel('First name').fill('Augusta');
    await join(page);
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  });
  await expect(page.getByLabel('First name')).toHaveValue('Augusta');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
  await expect(page.getByLabel('First name')).toHaveValue('Augusta');
});

test('While Cleeng tells no consents the page to join says so, and works afterwards', async ({
  page,
  customer,
  sandbox,
}) => {
  await addPerson(sandbox, customer);
  await during(sandbox, { path: '/publishers/:id/consents', fault: 503 }, async () => {
    await continueAs(page, customer);
    await expect(page.getByRole('main').getByRole('status')).toBeVisible();
  });
  await page.getByRole('main').getByRole('link', { name: 'Try again' }).click();
  await join(page);
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
});

test('A provider that is down at the start: a sentence, and passwords still work', async ({
  page,
  customer,
  sandbox,
  startAnother,
}) => {
  await registerEarlier(sandbox, customer);
  await addPerson(sandbox, customer);
  const { url } = await startAnother({}); // It does not know the provider's addresses yet.
  for (const fault of [503, 404, 'reset', 'malformed'] as const) {
    const discovery = '/.well-known/openid-configuration';
    await sandbox.fail({ vendor: 'oidc', path: discovery, fault, times: 10 });
    await page.goto(`${url}/sso?returnTo=/account`);
    await expectProblem(page, sentences.unavailable);
    await sandbox.recover('oidc');
  }
  await expect(page.getByRole('link', { name: 'Sign in another way' })).toHaveAttribute(
    'href',
    '/login?returnTo=%2Faccount',
  );
  await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
  await page.getByRole('button', { name: `Continue as ${customer.name}` }).click();
  await expect(linkHeading(page)).toBeVisible();
  await page.close(); // Before its storefront stops.
});

for (const oidcDiscovery of ['other-issuer', 'without-s256', 'hs256-only']) {
  test(`A provider whose discovery document is wrong is not used: ${oidcDiscovery}`, async ({
    page,
    sandbox,
    startAnother,
  }) => {
    await sandbox.settings({ oidcDiscovery });
    const { url, output } = await startAnother({});
    await page.goto(`${url}/sso`);
    await expectProblem(page, sentences.unavailable);
    expect(output()).toContain('oidc discovery: malformed');
    await sandbox.settings({ oidcDiscovery: 'right' });
    await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
    await expect(page.getByRole('heading', { name: 'Who is signing in?' })).toBeVisible();
    await page.close();
  });
}

for (const fault of [503, 'reset', 'malformed', 'timeout'] as const) {
  test(`A provider that is down when the code is sent to it (${fault}): a sentence`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await addPerson(sandbox, customer);
    await page.goto('/sso?returnTo=/account');
    await sandbox.fail({ vendor: 'oidc', path: '/token', fault, times: 10 });
    await page.getByRole('button', { name: `Continue as ${customer.name}` }).click();
    await expectProblem(page, sentences.unavailable);
    expect(await sandbox.providerCalls('POST /token')).toHaveLength(1);
    await sandbox.recover('oidc');
    await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
    await expect(joinHeading(page)).toBeVisible();
  });
}

for (const settings of [
  { ssoBadTokenStatus: 401 },
  { ssoBadTokenStatus: 403, ssoBadTokenCode: 'AUTH0002' },
  { ssoBadTokenStatus: 401, ssoBadTokenCode: 'none' },
]) {
  test(`A refused publisher token is our fault, not the person's: ${JSON.stringify(settings)}`, async ({
    page,
    customer,
    sandbox,
    startAnother,
  }) => {
    await sandbox.settings(settings);
    await registerEarlier(sandbox, customer);
    await addPerson(sandbox, customer);
    const token = 'another-publisher-token';
    const { url, output } = await startAnother({ CLEENG_PUBLISHER_TOKEN: token });
    await continueAs(page, customer, `${url}/sso?returnTo=/account`);
    await expectProblem(page, sentences.unavailable);
    await expect(linkHeading(page)).toHaveCount(0);
    expect(output()).toContain('CLEENG_PUBLISHER_TOKEN was refused');
    expect(output()).not.toContain(token);
    await page.close();
  });
}

test('While our database is silent a person is told, and goes on afterwards', async ({
  page,
  customer,
  sandbox,
  database,
}) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  await page.goto('/sso?returnTo=/account');
  database.fallSilent();
  await page.getByRole('button', { name: `Continue as ${customer.name}` }).click();
  await expectProblem(page, sentences.unavailable);
  database.answerAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(accountHeading(page)).toBeVisible();
});

test('While Cleeng checks no password an account is linked after another try', async ({
  page,
  customer,
  sandbox,
}) => {
  await registerEarlier(sandbox, customer);
  await addPerson(sandbox, customer);
  await continueAs(page, customer);
  await during(sandbox, { method: 'POST', path: '/auths', fault: 503 }, async () => {
    await connect(page, customer.password);
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  });
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
});
