import { expect, test } from '../support/fixtures';
import { sessionOf } from '../support/session';
import { logInAtWidget, openWidget, widgetOn } from './hosted-widget';

const script = '**/cleeng/widgets/cleeng.js';

test('A blocked script is reported, with a link to our own form', async ({
  page,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/ERR_FAILED/);
  await page.route(script, (route) => route.abort());
  await page.goto('/hosted-login?returnTo=/consents');
  const notice = page.getByRole('main').getByRole('status');
  await expect(notice).toContainText('could not be loaded');
  await notice.getByRole('link', { name: 'Use our own form' }).click();
  await expect(page).toHaveURL('/login?returnTo=%2Fconsents');
});

test('A script that fails at Cleeng is reported', async ({
  page,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/503/);
  await sandbox.fail({ path: '/widgets/cleeng.js', fault: 503 });
  await page.goto('/hosted-login');
  await expect(page.getByRole('main').getByRole('status')).toContainText('could not be loaded');
});

test('A script that is not ready in time is given up, and used once it is', async ({ page }) => {
  await page.clock.install();
  await page.route(script, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: 'window.isHere = true',
    }),
  );
  await page.goto('/hosted-login');
  const notice = page.getByRole('main').getByRole('status');
  await expect(notice).toContainText('Loading the sign-in form');
  await page.waitForFunction(() => 'isHere' in window);
  await page.clock.runFor(11_000);
  await expect(notice).toContainText('is not responding');
  await page.evaluate(() => {
    Reflect.set(window, 'cleeng', { onAuthTokensUpdate: () => {} });
    window.postMessage({ type: 'CLEENG_SDK_LOADED' }, window.location.origin);
  });
  await expect(notice).toHaveCount(0);
});

test('A widget whose token frame is missing is given up', async ({
  page,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/503/);
  await page.clock.install();
  await sandbox.fail({ path: '/widgets/keeper.html', fault: 503 });
  const broken = page.waitForResponse('**/keeper.html');
  await page.goto('/hosted-login');
  await broken;
  await page.clock.runFor(11_000);
  await expect(page.getByRole('main').getByRole('status')).toContainText('is not responding');
});

test('A message from another origin is not believed', async ({ page }) => {
  await page.route(script, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: `window.registered = 0;
        window.cleeng = { onAuthTokensUpdate: () => { window.registered += 1; } };
        for (const origin of ['https://evil.example', 'null']) {
          window.dispatchEvent(new MessageEvent('message', { data: { type: 'CLEENG_SDK_LOADED' }, origin }));
        }
        window.isHere = true;`,
    }),
  );
  await page.goto('/hosted-login');
  await page.waitForFunction(() => 'isHere' in window);
  expect(await page.evaluate(() => Reflect.get(window, 'registered'))).toBe(0);
  await page.evaluate(() => {
    for (let times = 0; times < 3; times += 1) {
      window.postMessage({ type: 'CLEENG_SDK_LOADED' }, window.location.origin);
    }
  });
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, 'registered'))).toBe(1);
});

test('Without JavaScript the page leads to our own form', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await page.goto('/hosted-login');
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toContainText(['needs JavaScript']); // And nothing that is on its way.
  await main.getByRole('link', { name: 'Use our own form' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible();
  await page.close();
});

test('While Cleeng is busy or does not answer our server, the widget is tried again with one click', async ({
  page,
  customer,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/429|503/);
  await customer.register();
  await openWidget(page);
  const notice = page.getByRole('main').getByRole('status').filter({ hasText: 'did not work' });
  await sandbox.fail({ method: 'GET', path: '/customers/:id', fault: 429 });
  await logInAtWidget(page, customer);
  await expect(notice).toContainText('Please try again in 10 seconds.');
  await sandbox.fail({ method: 'GET', path: '/customers/:id', fault: 503, times: 2 });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toContainText(
    'One of our services is not responding right now. Please try again',
  );
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
});

test('A browser that keeps no cookie is told so, and not redirected again and again', async ({
  page,
  customer,
}) => {
  await customer.register();
  await page.route('**/api/session', (route) => route.fulfill({ json: { state: 'guest' } }));
  await openWidget(page);
  await logInAtWidget(page, customer);
  await expect(page.getByText('Your browser did not save our cookie')).toBeVisible();
});

test('The widget reports what is wrong in the page', async ({ page }) => {
  await openWidget(page);
  await page.evaluate(() => {
    for (const [name, publisher] of [
      ['checkout', '123456789'],
      ['login', ''],
    ] as const) {
      const host = document.createElement('div');
      host.dataset.cleengWidget = name;
      host.dataset.cleengPublisherId = publisher;
      document.querySelector('main')?.append(host);
    }
  });
  await expect(
    page.getByText('The sandbox has no widget “checkout”. It has: login.'),
  ).toBeVisible();
  await expect(page.getByText('This widget has no data-cleeng-publisher-id.')).toBeVisible();
});

test('A page gives the widget a pair of tokens, and takes it back, by promise', async ({
  page,
  customer,
  sandbox,
}) => {
  await customer.register();
  await openWidget(page);
  const { email, password } = customer;
  const pair = await sandbox.cleeng('POST', '/auths', {
    body: { email, password, publisherId: '123456789' },
  });
  await page.evaluate(async (given) => {
    await Reflect.get(window, 'cleeng').setAuthTokens(given);
  }, pair);
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible();
  await expect(widgetOn(page).getByText('You are logged in')).toBeVisible();
  await page.evaluate(async () => {
    await Reflect.get(window, 'cleeng').logout();
  });
  await expect(
    page.getByRole('heading', { level: 1, name: 'Sign in with our partner' }),
  ).toBeVisible();
});
