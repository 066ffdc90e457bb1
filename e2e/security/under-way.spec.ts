import { SessionRows } from '../sessions/session-rows';
import { startDatabase } from '../support/database';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

const secondsAhead = 3;

for (const [what, { age, ...call }] of [
  ['a renewal of their tokens', { method: 'POST', path: '/auths/refresh_token', age: 16 * 60 }],
  ["Cleeng's answer about them", { method: 'GET', path: '/customers/:id', age: 60 }],
] as const) {
  test(`A page that waits for ${what} while somebody signs out revives nothing`, async ({
    customer,
    sandbox,
    signIn,
    startAnother,
    browser,
    playwright,
  }) => {
    test.setTimeout(120_000);
    await customer.register();
    const database = await startDatabase();
    const rows = new SessionRows(database.url);
    const { url: baseURL } = await startAnother({ DATABASE_URL: database.url });
    const context = await browser.newContext({ baseURL });
    const tab = await context.newPage();
    await signIn(tab);
    const storageState = await context.storageState();
    const copied = await playwright.request.newContext({ baseURL, storageState });
    const capture = await openForm(copied, '/capture', 'Save and continue');
    await sandbox.advance(age);
    const before = (await sandbox.calls(`${call.method} ${call.path}`)).length;
    const asked = async () => (await sandbox.calls(`${call.method} ${call.path}`)).slice(before);

    await sandbox.settings({ slowSeconds: secondsAhead });
    await sandbox.fail({ ...call, fault: 'slow' });
    const answer = context.request.get('/account', { maxRedirects: 0 });
    let isAnswered = false;
    const answered = answer.then(() => {
      isAnswered = true;
    });
    await expect.poll(asked).toHaveLength(1);
    await tab.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
    await expect(tab.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
    expect(isAnswered, 'They have signed out before the page had its answer.').toBe(false);
    await answered;

    expect((await asked())[0]).toMatchObject({ status: 200 });
    expect((await answer).headers()).not.toHaveProperty('set-cookie');
    const left = (await context.cookies()).map(({ name }) => name);
    expect(left.sort()).toEqual(['foyer-known-browser', 'foyer-language']);
    expect(await rows.read()).toMatchObject([{ ended_reason: 'signed_out', sealed_tokens: null }]);
    for (const request of [context.request, copied]) {
      expect(await (await request.get('/api/session')).json()).toEqual({ state: 'guest' });
      const account = await request.get('/account', { maxRedirects: 0 });
      expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
    }
    await capture.send({ firstName: 'Mallory', lastName: 'Quist', custom_1: 'A friend' });
    expect(await sandbox.calls('PUT /customers/:id/capture')).toHaveLength(1); // Their own, at registration.
    await copied.dispose();
    await context.close();
    await database.stop();
  });
}
