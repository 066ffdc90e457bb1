import { expect, test } from '../support/fixtures';
import { sessionOf } from '../support/session';
import {
  accountHeading,
  addPerson,
  atProvider,
  beLinked,
  choose,
  connect,
  continueAs,
  expectProblem,
  registerEarlier,
  sentences,
  signOutHere,
} from './provider';

test('A person who cancels is told what to do, and finishes afterwards', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox }) => {
  await registerEarlier(sandbox, customer);
  await addPerson(sandbox, customer);
  await page.goto('/sso?returnTo=/account');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectProblem(page, sentences.cancelled);
  await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
  await choose(page, customer.name);
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
});

test('Two tabs that sign in at once both end signed in, 20 times of 20', async ({
  page,
  context,
  customer,
  sandbox,
}) => {
  test.setTimeout(240_000);
  await beLinked(page, sandbox, customer);
  const tabs = [page, await context.newPage()] as const;
  for (let round = 0; round < 20; round++) {
    await context.clearCookies();
    await Promise.all(tabs.map((tab) => tab.goto('/sso?returnTo=/account')));
    await Promise.all(tabs.map((tab) => choose(tab, customer.name)));
    for (const tab of tabs) await expect(accountHeading(tab)).toBeVisible();
    expect(await sessionOf(context.request)).toMatchObject({ state: 'signed-in' });
  }
});

test('Of five sign-ins in one browser the newest four can be finished', async ({
  page,
  context,
  customer,
  sandbox,
}) => {
  await beLinked(page, sandbox, customer);
  await context.clearCookies();
  const tabs = [page];
  while (tabs.length < 5) tabs.push(await context.newPage());
  for (const tab of tabs) {
    await tab.goto('/sso?returnTo=/account');
    await expect(atProvider(tab)).toBeVisible();
  }
  const [oldest, ...others] = tabs;
  if (!oldest) throw new Error('Five were opened.');
  await choose(oldest, customer.name);
  await expectProblem(oldest, sentences.expired);
  for (const tab of others) {
    await choose(tab, customer.name);
    await expect(accountHeading(tab)).toBeVisible();
  }
});

test('A check that fails once starts the sign-in again by itself', async ({
  page,
  customer,
  sandbox,
}) => {
  await registerEarlier(sandbox, customer);
  await addPerson(sandbox, customer);
  await sandbox.fail({ vendor: 'oidc', path: '/token', fault: 400 });
  await continueAs(page, customer);
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
  expect(await sandbox.providerCalls('GET /authorize')).toHaveLength(2);
});

test('A check that fails again is shown', { tag: '@without-javascript' }, async ({
  page,
  customer,
  sandbox,
}) => {
  await addPerson(sandbox, customer);
  await sandbox.fail({ vendor: 'oidc', path: '/token', fault: 400, times: 2 });
  await continueAs(page, customer);
  await expectProblem(page, sentences.refused);
  expect(await sandbox.providerCalls('GET /authorize')).toHaveLength(2);
  await page.getByRole('link', { name: 'Try again with Sandbox ID' }).click();
  await expect(page.getByRole('heading', { name: 'One last step' })).toBeVisible();
});

test('Back, and the callback once more, neither fail nor open a second session', async ({
  page,
  customer,
  sandbox,
  rows,
}) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  const callbacks: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/')) callbacks.push(request.url());
  });
  await continueAs(page, customer);
  await expect(accountHeading(page)).toBeVisible();
  const sessions = (await rows.of(customer)).length;
  await page.goBack(); // The provider knows the person by now, and returns them with the same state.
  await expect(accountHeading(page)).toBeVisible();
  const [callback = ''] = callbacks;
  await page.goto(callback);
  await expect(accountHeading(page)).toBeVisible();
  expect((await rows.of(customer)).length).toBe(sessions);

  await signOutHere(page);
  await page.goto(callback);
  await expectProblem(page, sentences.expired);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
});

test('A callback that another browser has started opens nothing', async ({
  page,
  customer,
  sandbox,
  secondBrowser,
  baseURL,
}) => {
  await beLinked(page, sandbox, customer);
  await page.context().clearCookies();
  const callback = page.waitForRequest(/\/api\/auth\/callback\/sso\?/);
  await page.route(/\/api\/auth\/callback\/sso\?/, (route) => route.abort());
  await page.goto('/sso?returnTo=/account');
  await choose(page, customer.name).catch(() => {}); // The aborted navigation rejects.
  const url = (await callback).url();
  await secondBrowser.goto(url);
  await expectProblem(secondBrowser, sentences.expired);
  expect(await sessionOf(secondBrowser.request)).toEqual({ state: 'guest' });
  await secondBrowser.goto(`${baseURL}/api/auth/callback/sso?code=x&state=unknown`);
  await expectProblem(secondBrowser, sentences.expired);
});

for (const [oidcAuthorization, sentence] of Object.entries({
  'wrong-state': sentences.expired,
  'no-state': sentences.expired,
  'wrong-iss': sentences.refused,
  'no-iss': sentences.refused,
  cancelled: sentences.cancelled,
  server_error: sentences.unavailable,
  temporarily_unavailable: sentences.unavailable,
})) {
  test(`The provider answers a sign-in with ${oidcAuthorization}: a sentence, and no session`, async ({
    page,
    customer,
    sandbox,
  }) => {
    await addPerson(sandbox, customer);
    await page.goto('/sso?returnTo=/account');
    await sandbox.settings({ oidcAuthorization });
    if (/^(cancelled|.*_.*)$/.test(oidcAuthorization)) await page.reload();
    else await choose(page, customer.name);
    await expectProblem(page, sentence);
    expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  });
}

test('A clock of the provider that is 30 seconds off holds, and one of 10 minutes does not', async ({
  page,
  customer,
  sandbox,
}) => {
  await beLinked(page, sandbox, customer);
  for (const oidcClockOffset of [30, -30]) {
    await page.context().clearCookies();
    await sandbox.settings({ oidcClockOffset });
    await continueAs(page, customer);
    await expect(accountHeading(page)).toBeVisible();
  }
  for (const oidcClockOffset of [600, -600]) {
    await page.context().clearCookies();
    await sandbox.settings({ oidcClockOffset });
    await continueAs(page, customer);
    await expectProblem(page, sentences.refused);
  }
});

test('A refresh token that Cleeng does not know any more ends the session', async ({
  page,
  customer,
  sandbox,
  rows,
}) => {
  await beLinked(page, sandbox, customer);
  const before = (await sandbox.calls('POST /sso/auths')).length;
  await sandbox.advance(101 * 86_400);
  await page.reload();
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  expect(await rows.of(customer)).toMatchObject([{ ended_reason: 'vendor_refused' }]);
  expect((await sandbox.calls('POST /sso/auths')).length).toBe(before);
});
