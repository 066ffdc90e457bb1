import { expect, test } from '../support/fixtures';
import { during } from '../support/outages';
import { refusalOn } from '../support/refusal';
import { startWiretap } from '../support/wiretap';
import {
  accountHeading,
  addPerson,
  choose,
  connect,
  continueAs,
  outThere,
  problemHeading,
  registerEarlier,
  signOutHere,
} from './provider';

test('No token of the provider, of Cleeng or of ours reaches a page, an address or the log', async ({
  customer,
  sandbox,
  startAnother,
  browser,
}) => {
  test.setTimeout(180_000);
  const betweenVendors = await startWiretap('127.0.0.1');
  const betweenBrowser = await startWiretap('localhost');
  betweenVendors.forwardTo(sandbox.url);
  const storefront = await startAnother({
    APP_URL: betweenBrowser.url,
    SANDBOX_INTERNAL_URL: betweenVendors.url,
    SANDBOX_URL: sandbox.url,
  });
  betweenBrowser.forwardTo(storefront.url);
  const page = await browser.newPage({ baseURL: betweenBrowser.url });
  const held: string[] = [];
  const record = async () => {
    held.push(await page.content(), JSON.stringify(await page.context().storageState()));
  };
  await registerEarlier(sandbox, customer);
  const sub = await addPerson(sandbox, customer);

  await continueAs(page, customer);
  await record();
  await connect(page, 'not-my-seat-1');
  await expect(refusalOn(page)).toBeVisible();
  await connect(page, customer.password);
  await expect(accountHeading(page)).toBeVisible();
  await record();
  await page.goto('/account/sessions');
  await record();
  await signOutHere(page);
  await record();
  await outThere(page).click();
  await expect(outThere(page)).toHaveCount(0);
  await record();

  await during(sandbox, { path: '/sso/auths', when: 'after', fault: 'malformed' }, async () => {
    await continueAs(page, customer);
    await expect(problemHeading(page)).toBeVisible();
    await record();
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(accountHeading(page)).toBeVisible();
  for (const oidcLogoutToken of ['wrong-audience', 'none']) {
    await sandbox.settings({ oidcLogoutToken });
    await sandbox.providerLogout(sub);
  }
  await page.goto('/sso?returnTo=/account');
  await sandbox.settings({ oidcIdToken: 'wrong-nonce' });
  await choose(page, customer.name);
  await expect(problemHeading(page)).toBeVisible();
  await record();

  const issued = betweenVendors.recorded.flatMap(({ body }) =>
    [...body.matchAll(/"(?:id_token|access_token|jwt|refreshToken)":"([^"]+)"/g)].map(
      ([, token = '']) => token,
    ),
  );
  const signatures = issued.flatMap((token) => /^eyJ[^.]+\.[^.]+\.(.+)$/.exec(token)?.[1] ?? []);
  expect(signatures.length).toBeGreaterThan(5);
  const secrets = [
    ...issued,
    ...signatures,
    customer.password,
    'sandbox-publisher-token',
    'sandbox-oidc-client-secret-of-39-bytes',
  ];
  const places = {
    'the addresses of ours': betweenBrowser.recorded.map(({ call }) => call),
    // OpenID Connect hands the ID token back in the provider's address: that redirect alone has one.
    'the responses to the browser': betweenBrowser.recorded
      .filter(({ call }) => call !== 'GET /sso/sign-out')
      .map(({ status, headers, body }) => JSON.stringify({ status, headers, body })),
    'what the browser holds': held,
    'the output of the storefront': [storefront.output()],
  };
  for (const [place, texts] of Object.entries(places)) {
    expect(texts.join('').length, place).toBeGreaterThan(100);
    expect(
      texts.filter((text) => secrets.some((secret) => text.includes(secret))),
      place,
    ).toEqual([]);
  }
  const codes = betweenBrowser.recorded.flatMap(
    ({ call }) => /[?&]code=([^&]+)/.exec(call)?.[1] ?? [],
  );
  expect(codes.length).toBeGreaterThan(2);
  expect(codes.filter((code) => storefront.output().includes(code))).toEqual([]);
  await page.close();
  await betweenBrowser.stop();
  await betweenVendors.stop();
});
