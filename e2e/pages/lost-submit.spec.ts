import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';

const noAnswer = 'We got no answer from our server.';
const failedRequest = /Failed to load resource/;
const faults: [string, (route: Route) => Promise<void>, string, RegExp?][] = [
  ['no connection', (route) => route.abort('internetdisconnected'), noAnswer, failedRequest],
  [
    'a proxy’s 502',
    (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }),
    noAnswer,
    failedRequest,
  ],
  [
    'the page of a captive portal',
    (route) => route.fulfill({ contentType: 'text/html', body: '<title>Hotel</title>' }),
    noAnswer,
  ],
  [
    'a server of another build',
    (route) => route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' } }),
    'This form is out of date. Please reload the page.',
    failedRequest,
  ],
];

for (const [name, fault, sentence, consoleError] of faults) {
  test(`A form that meets ${name} stays with what was typed, and can be sent again`, async ({
    page,
    customer,
    expectConsoleErrors,
  }) => {
    if (consoleError) expectConsoleErrors(consoleError);
    await customer.register();
    await page.goto('/login');
    await page.getByLabel('E-mail address').fill(customer.email);
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await failPosts(page, fault);
    await signIn(page);
    await expect(refusalOn(page)).toContainText(sentence);
    await expect(refusalOn(page)).toBeFocused();
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(customer.password);
    await page.unrouteAll();
    await signIn(page);
    await expect(
      page.getByRole('heading', { name: `Welcome back, ${customer.name}` }),
    ).toBeVisible();
  });
}

test('A choice of language that meets no connection leaves a form on the page as it is', async ({
  page,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(failedRequest);
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await failPosts(page, (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: 'Nederlands' }).click();
  const languages = page.getByRole('form', { name: 'Read Foyer in' });
  await expect(languages.getByRole('alert')).toContainText(noAnswer);
  await expect(page.getByLabel('E-mail address')).toHaveValue('ada@example.com');
});

async function failPosts(page: Page, fault: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**', (route) =>
    route.request().method() === 'POST' ? fault(route) : route.fallback(),
  );
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}
