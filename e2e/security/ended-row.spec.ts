import { rm } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import type { Sandbox } from '../support/sandbox';
import { postSignIn, sessionOf } from '../support/session';
import type { SessionRows } from '../support/session-rows';
import { entryPoints } from './entry-points';
import { entryPointsOfApp } from './entry-points-of-app';
import { treeWithoutProxy } from './without-proxy';

test('Every page, action and route is in the table of entry points', () => {
  expect(Object.keys(entryPoints).sort()).toEqual(entryPointsOfApp().sort());
});

for (const [whether, { end, makeTree }] of Object.entries({
  'with proxy.ts': {
    end: async (_: SessionRows, owner: APIRequestContext) =>
      (await openForm(owner, '/', 'Sign out')).send(),
    makeTree: null,
  },
  'without proxy.ts': { end: (rows: SessionRows) => rows.endAll(), makeTree: treeWithoutProxy },
})) {
  test(`A copied cookie of a session that has ended gives access to nothing, ${whether}`, async ({
    customer,
    sandbox,
    rows,
    storefront,
    startAnother,
    playwright,
  }) => {
    test.setTimeout(180_000);
    await customer.register();
    const tree = await makeTree?.();
    const { url: baseURL } = tree ? await startAnother({}, tree) : storefront;
    const owner = await playwright.request.newContext({ baseURL });
    const elsewhere = await playwright.request.newContext({ baseURL }); // A second session that the owner could end.
    await Promise.all([postSignIn(owner, customer), postSignIn(elsewhere, customer)]);
    const policy = (await owner.get('/')).headers()['content-security-policy'];
    expect(policy === undefined, 'The proxy gives every page its policy.').toBe(tree !== undefined);

    const storageState = await owner.storageState();
    const tries = await Promise.all(
      Object.entries(entryPoints).map(async ([name, entryPoint]) => {
        // A copy for each: a response may clear the cookies.
        const copy = await playwright.request.newContext({ baseURL, storageState });
        return { name, entryPoint, copy, send: await entryPoint.prepare(copy, sandbox) };
      }),
    );
    for (const { name, entryPoint, send } of tries) {
      await test.step(`allowed before: ${name}`, async () => {
        if (entryPoint.expectAllowed) await entryPoint.expectAllowed(await send());
      });
    }
    await end(rows, owner);
    const callsBefore = await callsInTheirName(sandbox);
    for (const { name, entryPoint, copy, send } of tries) {
      await test.step(`refused afterwards: ${name}`, async () => {
        const response = await send();
        await entryPoint.expectRefused(response);
        const text = await response.text();
        const { email, lastName } = customer;
        expect([email, lastName].filter((known) => text.includes(known))).toEqual([]);
        expect(response.headers()['set-cookie'] ?? '').not.toMatch(/foyer-session=[^;]/);
        expect(await sessionOf(copy)).toEqual({ state: 'guest' });
        await copy.dispose();
      });
    }
    expect(await callsInTheirName(sandbox), 'Cleeng is asked nothing in their name.').toBe(
      callsBefore,
    );
    await Promise.all([owner.dispose(), elsewhere.dispose()]);
    if (tree) await rm(tree, { recursive: true });
  });
}

test('A cookie whose row was deleted by hand gives access to nothing', async ({
  page,
  member,
  rows,
}) => {
  expect(await sessionOf(page.request)).toMatchObject({ state: 'signed-in', name: member.name });
  await rows.deleteAll();
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
});

/** Calls to Cleeng in a customer's name. */
async function callsInTheirName(sandbox: Sandbox): Promise<number> {
  const kinds = [
    'GET /customers/:id',
    'PATCH /customers/:id',
    'GET /customers/:id/consents',
    'PUT /customers/:id/consents',
    'GET /customers/:id/capture/status',
    'PUT /customers/:id/capture',
    'POST /auths/refresh_token',
    'DELETE /refresh_tokens',
  ];
  const calls = await Promise.all(kinds.map((kind) => sandbox.calls(kind)));
  return calls.flat().length;
}
