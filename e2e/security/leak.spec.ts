import {
  answerQuestions,
  fillRegistration,
  register,
  sendRegistration,
} from '../register/registering';
import {
  askForMail,
  chooseNewPassword,
  expectPasswordChanged,
  newestLink,
  passwordSet,
} from '../reset-password/reset-mail';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { sendSignIn } from '../support/session';
import { startWiretap, type Wiretap } from '../support/wiretap';

test('No password and no token of Cleeng reaches the browser or the log', async ({
  customer,
  sandbox,
  beSignedIn,
  startAnother,
  browser,
}) => {
  test.setTimeout(240_000);
  const betweenCleeng = await startWiretap('127.0.0.1');
  const betweenBrowser = await startWiretap('localhost');
  betweenCleeng.forwardTo(sandbox.url);
  const storefront = await startAnother({
    APP_URL: betweenBrowser.url,
    SANDBOX_INTERNAL_URL: betweenCleeng.url,
  });
  betweenBrowser.forwardTo(storefront.url);
  const page = await browser.newPage({ baseURL: betweenBrowser.url });
  const sources: string[] = [];
  const newPassword = `new-${customer.password}`;
  const resetTokens: string[] = [];
  const record = async () => {
    sources.push(await page.content(), JSON.stringify(await page.context().storageState()));
  };

  await test.step('registering, and again', async () => {
    await register(page, customer);
    await page.waitForURL('/capture');
    await record();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('/');
    await register(page, customer);
    await page.waitForURL('/capture');
    await answerQuestions(page, customer);
    await page.waitForURL('/');
    await record();
  });
  await test.step('looking at the account, also with an aged token', async () => {
    await page.goto('/account');
    await record();
    await sandbox.advance(86_400);
    await page.reload();
    await record();
    await page.goto('/api/session');
    await record();
    await page.goto('/consents');
    await record();
  });
  await test.step('ending sessions, another one and all of them', async () => {
    const elsewhere = await browser.newPage({ baseURL: betweenBrowser.url });
    await beSignedIn(elsewhere);
    await elsewhere.close();
    await page.goto('/account/sessions');
    await record();
    await page
      .getByRole('article')
      .getByRole('button', { name: /^Sign out / })
      .click();
    await expect(page.getByRole('main').getByRole('status')).toContainText('has been signed out.');
    await record();
    await sandbox.advance(960); // So that signing out everywhere has to renew a token, too.
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.waitForURL('/?notice=signed_out_everywhere');
    await record();
  });
  await test.step('signing in and registering while the responses of Cleeng are malformed', async () => {
    // Cleeng has answered with tokens, and the answer breaks on its way.
    await sandbox.fail({ method: 'POST', path: '/auths', when: 'after', fault: 'malformed' });
    await page.goto('/login');
    await sendSignIn(page, customer);
    await expect(refusalOn(page)).toBeVisible();
    await record();
    await sandbox.fail({ method: 'POST', path: '/customers', when: 'after', fault: 'malformed' });
    await page.goto('/register');
    await fillRegistration(page, customer);
    await page.getByLabel('E-mail address').fill(`other.${customer.email}`);
    await sendRegistration(page);
    await expect(refusalOn(page)).toBeVisible();
    await record();
  });
  await test.step('looking at the account while Cleeng is silent', async () => {
    await beSignedIn(page);
    await sandbox.fail({ fault: 503, times: 100 });
    await page.goto('/account');
    await record();
    await sandbox.recover();
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('/');
  });
  await test.step('choosing a new password by mail, with faults on the way', async () => {
    await askForMail(page, customer.email);
    await expect(page.getByRole('main').getByRole('status')).toBeVisible();
    await record();
    const link = await newestLink(sandbox, customer.email);
    resetTokens.push(link.searchParams.get('resetPasswordToken') ?? '');
    await page.goto(link.href);
    await sandbox.fail({ ...passwordSet, fault: 'malformed' });
    await chooseNewPassword(page, newPassword);
    await expect(refusalOn(page)).toBeVisible();
    await record();
    await chooseNewPassword(page, newPassword);
    await expectPasswordChanged(page);
    await record();
  });
  await test.step('a wrong password and a weak one', async () => {
    await page.goto('/login');
    await page.getByLabel('E-mail address').fill(`nobody.${customer.email}`);
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(refusalOn(page)).toBeVisible();
    await record();
    await page.goto('/register');
    await page.getByLabel('E-mail address').fill('ada@undeliverable.example');
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await sendRegistration(page);
    await expect(refusalOn(page)).toBeVisible();
    await record();
  });

  const secrets = [customer.password, newPassword, ...resetTokens, ...tokensIn(betweenCleeng)];
  const places = {
    'the answers to the browser': betweenBrowser.recorded.map(({ status, headers, body }) =>
      JSON.stringify({ status, headers, body }),
    ),
    'what the browser holds': sources,
    'the output of the storefront': [storefront.output()],
  };
  expect(secrets.length).toBeGreaterThan(10);
  for (const [place, texts] of Object.entries(places)) {
    expect(
      texts.join('').length,
      `There has to be something to search in ${place}.`,
    ).toBeGreaterThan(100);
    const leaked = texts.filter((text) => secrets.some((secret) => text.includes(secret)));
    expect(leaked, place).toEqual([]);
  }
  await page.close();
  await betweenBrowser.stop();
  await betweenCleeng.stop();
});

/** Every JWT, its signature by itself, and every refresh token that Cleeng has answered. */
function tokensIn({ recorded }: Wiretap): string[] {
  const found = recorded.flatMap(({ body }) => [
    ...body.matchAll(/"(?:jwt|refreshToken|customerToken)":"([^"]+)"/g),
  ]);
  return found.flatMap(([, token = '']) => {
    const signature = /^eyJ[^.]+\.[^.]+\.(.+)$/.exec(token)?.[1];
    return signature ? [token, signature] : [token];
  });
}
