import { rm } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import { SessionRows } from '../sessions/session-rows';
import { startDatabase } from '../support/database';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import type { Sandbox } from '../support/sandbox';
import { doors } from './doors';
import { standingDoors } from './standing-doors';
import { treeWithoutProxy } from './without-proxy';

test('Every page, action and route is in the table of doors', () => {
  expect(Object.keys(doors).sort()).toEqual(standingDoors().sort());
});

/** How a session ends that somebody else holds a cookie of. */
const endings: Record<string, (rows: SessionRows, owner: APIRequestContext) => Promise<unknown>> = {
  'its row is ended by hand': (rows) => rows.endAll(),
  'its row is deleted by hand': (rows) => rows.deleteAll(),
  'its owner signs out': async (_, owner) => (await openForm(owner, '/', 'Sign out')).send(),
};

for (const [whether, makeTree] of [
  ['with proxy.ts', null],
  ['without proxy.ts', treeWithoutProxy],
] as const) {
  test(`A session that has ended opens no door, ${whether}`, async ({
    customer,
    sandbox,
    startAnother,
    playwright,
  }) => {
    test.setTimeout(240_000);
    await customer.register();
    const database = await startDatabase();
    const rows = new SessionRows(database.url);
    const tree = await makeTree?.();
    const { url: baseURL, stop } = await startAnother({ DATABASE_URL: database.url }, tree);
    const browser = (storageState?: Awaited<ReturnType<APIRequestContext['storageState']>>) =>
      playwright.request.newContext({ baseURL, storageState });

    for (const [how, end] of Object.entries(endings)) {
      const { email, password } = customer;
      const [elsewhere, owner] = [await browser(), await browser()];
      for (const signingIn of [elsewhere, owner]) {
        const form = await openForm(signingIn, '/login', 'Sign in');
        expect((await form.send({ email, password })).status()).toBe(303);
      }
      await elsewhere.dispose();
      const policy = (await owner.get('/')).headers()['content-security-policy'];
      expect(policy === undefined, 'The proxy gives every page its policy.').toBe(
        tree !== undefined,
      );

      const copied = await owner.storageState();
      const steps = await Promise.all(
        Object.entries(doors).map(async ([name, door]) => {
          const thief = await browser(copied); // One for each: what one door answers must not disarm the next.
          return { name, door, thief, goThrough: await door.approach(thief, sandbox) };
        }),
      );
      for (const { name, door, goThrough } of steps) {
        if (door.open)
          await test.step(`${name} is open`, async () => door.open?.(await goThrough()));
      }
      await end(rows, owner);
      const asked = await askedInTheirName(sandbox);
      for (const { name, door, thief, goThrough } of steps) {
        await test.step(`${name} is shut where ${how}`, async () => {
          const answer = await goThrough();
          await door.shut(answer);
          const text = await answer.text();
          expect([email, customer.lastName].filter((known) => text.includes(known))).toEqual([]);
          expect(answer.headers()['set-cookie'] ?? '').not.toMatch(/foyer-session=[^;]/);
          expect(await (await thief.get('/api/session')).json()).toEqual({ state: 'guest' });
          await thief.dispose();
        });
      }
      expect(await askedInTheirName(sandbox), 'Cleeng is asked nothing in their name.').toBe(asked);
      await owner.dispose();
    }
    await stop();
    await database.stop();
    if (tree) await rm(tree, { recursive: true });
  });
}

/** How often Cleeng was asked, or told, something in a customer's name. */
async function askedInTheirName(sandbox: Sandbox): Promise<number> {
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
