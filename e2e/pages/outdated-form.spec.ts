import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { refusalOn } from '../support/refusal';
import type { Sandbox } from '../support/sandbox';
import { sendSignIn, sessionOf } from '../support/session';

const updated = 'This website was updated after you opened the page, so nothing was sent.';
const otherId = `60${'b'.repeat(40)}`;
const password = 'seat-number-1';

type Changes = Record<string, string | null>;
const faults: [what: string, changes: (number: string) => Changes][] = [
  ['of the release before', (number) => ({ [`$ACTION_${number}:0`]: reference(otherId) })],
  ['of no release', (number) => ({ [`$ACTION_${number}:0`]: reference('toString') })],
  ['with a broken action', (number) => ({ [`$ACTION_${number}:0`]: '{"id":' })],
  ['with a broken state', (number) => ({ [`$ACTION_${number}:1`]: '[{"status"' })],
  ['with a state that refers to nothing', (number) => ({ [`$ACTION_${number}:1`]: '["$K9"]' })],
  [
    'without an action',
    (number) => ({
      [`$ACTION_REF_${number}`]: null,
      [`$ACTION_${number}:0`]: null,
      [`$ACTION_${number}:1`]: null,
    }),
  ],
];
const forms: [page: string, button: string, typed: Record<string, string>][] = [
  ['/register', 'Create account', { email: 'ada@example.com', password }],
  ['/login?returnTo=%2Faccount', 'Sign in', { email: 'ada@example.com', password }],
  ['/reset-password', 'Send me the link', { email: 'ada@example.com' }],
  ['/', 'Nederlands', { language: 'nl' }],
];
const formsOfMembers: typeof forms = [
  ['/capture?returnTo=/account', 'Save your answers', { firstName: 'Augusta' }],
  ['/consents', 'Save my answers', {}],
  ['/account/profile', 'Save your name', { firstName: 'Augusta' }],
  ['/account/profile', 'Change your e-mail address', { email: 'augusta@example.com', password }],
  ['/account/sessions', 'Sign out everywhere', {}],
  ['/', 'Sign out', {}],
];

for (const [page, button, typed] of forms) {
  test(`A form that this release does not know is its page again: "${button}"`, async ({
    request,
    sandbox,
  }) => {
    const before = await writesTo(sandbox);
    for (const fault of faults) await sendOutdated(request, [page, button, typed], fault);
    expect(await writesTo(sandbox)).toEqual(before);
  });
}

for (const [page, button, typed] of formsOfMembers) {
  test(`A member's form that this release does not know is its page again: "${button}"`, async ({
    page: { request },
    member,
    sandbox,
  }) => {
    const before = await writesTo(sandbox);
    for (const fault of faults) await sendOutdated(request, [page, button, typed], fault);
    expect(await writesTo(sandbox)).toEqual(before);
    expect(await sessionOf(request)).toMatchObject({ state: 'signed-in', name: member.name });
  });
}

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('A form of an older release works when it is sent again from the page that it led to', async ({
    page,
    customer,
  }) => {
    await customer.register();
    await page.goto('/login?returnTo=/account');
    await page.route(
      '**/login?**',
      (route) => {
        const body = route.request().postDataBuffer()?.toString('latin1') ?? '';
        const other = body.replace(/"id":"[0-9a-f]+"/, `"id":"${otherId}"`);
        return route.continue({ postData: Buffer.from(other, 'latin1') });
      },
      { times: 1 },
    );
    await sendSignIn(page, customer);
    await expect(refusalOn(page)).toContainText(updated);
    await expect(page).toHaveURL('/login?returnTo=/account');
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await sendSignIn(page, customer);
    await expect(page).toHaveURL('/account');
  });
});

test('A form without a name is refused with a sentence and a way back', async ({ request }) => {
  const form = await openForm(request, '/login', 'Sign in');
  const response = await form.send({ $form: null, $ACTION_KEY: null, '$ACTION_1:0': '{' });
  expect(response.status()).toBe(409);
  const html = await response.text();
  expect(html).toContain('This website was updated after you opened the page');
  expect(html).toContain('href="/login"');
});

test('With JavaScript, a form of an older release goes to its new page with what was typed', async ({
  page,
  customer,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/409/);
  await customer.register();
  await page.goto('/login?returnTo=/account');
  await page.route('**', (route) => {
    const headers = route.request().headers();
    return 'next-action' in headers
      ? route.continue({ headers: { ...headers, 'next-action': otherId } })
      : route.fallback();
  });
  await page.getByLabel('E-mail address').fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(customer.password);
  await page.unroute('**');
  await page.getByRole('button', { name: 'Load the page again with what you entered' }).click();
  await expect(refusalOn(page)).toContainText(updated);
  await expect(page).toHaveURL('/login?returnTo=/account');
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account');
});

function reference(id: string): string {
  return JSON.stringify({ id, bound: '$@1' });
}

async function sendOutdated(
  request: APIRequestContext,
  [page, button, typed]: (typeof forms)[number],
  [what, changes]: (typeof faults)[number],
): Promise<void> {
  await test.step(what, async () => {
    const form = await openForm(request, page, button);
    const [, number = ''] = /\$ACTION_REF_(\d+)/.exec(Object.keys(form.fields).join()) ?? [];
    const response = await form.send({ ...typed, ...changes(number) });
    expect(response.status()).toBe(200);
    const html = await response.text();
    expect(html).toContain(updated);
    if (typed.email) expect(html).toContain(`value="${typed.email}"`);
    if (typed.firstName) expect(html).toContain(`value="${typed.firstName}"`);
    expect(html).not.toContain(password);
  });
}

const writes = [
  'POST /customers',
  'POST /auths',
  'PUT /customers/passwords',
  'PUT /customers/:id/consents',
  'PUT /customers/:id/capture',
  'PATCH /customers/:id',
];

async function writesTo(sandbox: Sandbox): Promise<number[]> {
  const calls = await Promise.all(writes.map((call) => sandbox.calls(call)));
  return calls.map(({ length }) => length);
}
