import type { Locator, Page, Route } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';
import { greeting, guestHeading, sendSignIn } from '../support/session';
import { dispatchPageEvent, loadsOf } from '../support/tabs';
import { everyForm } from './every-form';

const noAnswer = 'We got no answer from our server.';
const outdated = 'This website was updated after you opened the page';
const html = (title: string) => ({
  contentType: 'text/html',
  body: `<!doctype html><title>${title}</title>`,
});
const elsewhere = 'http://hotel.example/';
const faults: Record<string, [fault: (route: Route) => Promise<void>, sentence: string]> = {
  'no connection': [(route) => route.abort('internetdisconnected'), noAnswer],
  'a connection that is reset': [(route) => route.abort('connectionreset'), noAnswer],
  'a 502 in HTML': [(route) => route.fulfill({ status: 502, ...html('Bad Gateway') }), noAnswer],
  'a 504 in text': [
    (route) => route.fulfill({ status: 504, contentType: 'text/plain', body: 'upstream timeout' }),
    noAnswer,
  ],
  'the page of a captive portal': [(route) => route.fulfill(html('Hotel')), noAnswer],
  'the redirect of a captive portal': [
    (route) => route.fulfill({ status: 302, headers: { location: elsewhere } }),
    noAnswer,
  ],
  'a response without content': [(route) => route.fulfill({ status: 204 }), noAnswer],
  'an action that is unknown': [
    (route) =>
      route.fulfill({
        status: 404,
        contentType: 'text/plain',
        headers: { 'x-nextjs-action-not-found': '1' },
        body: 'Server action not found.',
      }),
    outdated,
  ],
};

for (const { name, open, button } of everyForm) {
  test(`What fails between browser and server leaves every entry where it is: ${name}`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
    expectConsoleErrors,
  }) => {
    expectConsoleErrors(/Failed to load resource|hotel\.example|^policy: connect-src/);
    await open({ page, customer, sandbox, beSignedIn });
    await untilHydrated(button(page));
    const before = await entriesOn(page);
    const loads = loadsOf(page);
    for (const [what, [fault, sentence]] of Object.entries(faults)) {
      await test.step(what, async () => {
        await failActions(page, fault);
        await button(page).click();
        const alert = page.getByRole('alert').filter({ hasText: sentence });
        await expect(alert).toBeFocused();
        expect(await entriesOn(page)).toEqual(before);
        await page.unroute('**');
      });
    }
    expect(loads).toEqual([]);
  });
}

test('A form can be sent again after all that', async ({ page, customer, expectConsoleErrors }) => {
  expectConsoleErrors(/Failed to load resource/);
  await customer.register();
  await page.goto('/login');
  await failActions(page, (route) => route.abort('internetdisconnected'));
  await sendSignIn(page, customer);
  await expect(refusalOn(page)).toContainText(noAnswer);
  await page.unroute('**');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(greeting(page, customer.name)).toBeVisible();
});

test('A sign-in whose next page is stopped leads on by a link', async ({ page, customer }) => {
  await customer.register();
  await page.goto('/login?returnTo=/account');
  await stopNextPage(page);
  await sendSignIn(page, customer);
  await expect(nextPage(page)).toBeVisible();
  await page.unroute('**');
  await page.getByRole('link', { name: 'Films' }).click(); // So do all others.
  await expect(greeting(page, customer.name)).toBeVisible();
  await page.goto('/login?returnTo=/account');
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('What is changed after the next page was stopped is sent', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/consents?returnTo=/account');
  const optional = page.getByRole('checkbox').last();
  const save = page.getByRole('button', { name: 'Save my answers' });
  await optional.check();
  await stopNextPage(page);
  await save.click();
  await expect(nextPage(page)).toBeVisible();
  await page.unroute('**');
  expect(await customer.consentStates()).toMatchObject({ broadcaster_marketing: 'accepted' });
  await optional.uncheck();
  await save.click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  expect(await customer.consentStates()).toMatchObject({ broadcaster_marketing: 'declined' });
});

test('Where the next page was stopped, the other forms of the page can be sent', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/account/profile');
  await page.getByLabel('First name').fill('Augusta');
  await stopNextPage(page);
  await page.getByRole('button', { name: 'Save your name' }).click();
  await expect(nextPage(page)).toBeVisible();
  await page.unroute('**');
  await page.getByLabel('E-mail address').fill('augusta@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not-my-seat-1');
  await page.getByRole('button', { name: 'Change your e-mail address' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'This is not your password.' }),
  ).toBeVisible();
});

test('A sign-out whose next page was stopped leaves no page of the customer for Back', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/account');
  await expect(page.getByText(customer.email)).toBeVisible();
  await page.getByRole('link', { name: 'Films' }).click();
  await expect(greeting(page, customer.name)).toBeVisible();
  await stopNextPage(page);
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(guestHeading(page)).toBeVisible();
  await page.unroute('**');
  await page.goBack();
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
});

test('A sign-in whose next page has no content leaves a button that works', async ({
  page,
  customer,
}) => {
  await customer.register();
  await page.goto('/login?returnTo=/account');
  await page.route(accountPage, (route) => route.fulfill({ status: 204 }));
  await sendSignIn(page, customer);
  // Playwright's locators would wait for the next page.
  const isBusy = () => page.evaluate(() => document.querySelector('main [aria-disabled]') !== null);
  await expect.poll(isBusy).toBe(true);
  await expect.poll(isBusy).toBe(false);
  await page.unroute(accountPage);
  await page.evaluate(() => document.querySelector<HTMLElement>('main [type=submit]')?.click());
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('A sign-in page that Back brings up again leads to where it led', async ({
  page,
  customer,
}) => {
  await customer.register();
  await page.goto('/login?returnTo=/account');
  await page.route(accountPage, () => {}); // It never comes.
  const next = page.waitForRequest((request) => accountPage(new URL(request.url())));
  await sendSignIn(page, customer);
  await next;
  await page.unrouteAll();
  await dispatchPageEvent(page, 'pageshow');
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('What is typed while a form is being sent stays', async ({ page, customer }) => {
  await customer.register();
  await page.goto('/login');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await failActions(page, async (route) => {
    await held;
    await route.continue();
  });
  await sendSignIn(page, { email: customer.email, password: 'not-my-seat-1' });
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('seat-number-2');
  release();
  await expect(refusalOn(page)).toContainText('is not right');
  await expect(page.getByLabel('E-mail address')).toHaveValue('ada@example.com');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('seat-number-2');
});

/** As a visitor does who waits for it in vain. */
async function stopNextPage(page: Page): Promise<void> {
  await page.route('**', (route) => {
    if (!route.request().isNavigationRequest()) return route.fallback();
  });
  await page.evaluate(() => {
    const since = performance.now();
    const isAction = (entry: PerformanceEntry) =>
      Reflect.get(entry, 'initiatorType') === 'fetch' && entry.startTime > since;
    const stopOnceAnswered = () =>
      new PerformanceObserver((entries, observer) => {
        if (!entries.getEntries().some(isAction)) return;
        observer.disconnect();
        setTimeout(() => window.stop());
      }).observe({ type: 'resource', buffered: true });
    Reflect.get(window, 'navigation').addEventListener('navigate', stopOnceAnswered, {
      once: true,
    });
  });
}

const nextPage = (page: Page) => page.getByRole('link', { name: 'The next page did not load.' });

function accountPage({ pathname }: URL): boolean {
  return pathname === '/account';
}

/** Until then the browser itself sends the form. */
async function untilHydrated(button: Locator): Promise<void> {
  await expect
    .poll(() =>
      button.evaluate((element) => Object.keys(element).some((key) => /^__react/.test(key))),
    )
    .toBe(true);
}

async function failActions(page: Page, fault: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**', (route) =>
    'next-action' in route.request().headers() ? fault(route) : route.fallback(),
  );
}

function entriesOn(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, select')].map(
      ({ name, type, value, checked }) => ({ name, type, value, checked }),
    ),
  );
}
