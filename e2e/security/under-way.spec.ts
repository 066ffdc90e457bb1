import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { sessionOf, signOut } from '../support/session';

for (const [what, { age, ...call }] of [
  ['a renewal of their tokens', { method: 'POST', path: '/auths/refresh_token', age: 16 * 60 }],
  ["Cleeng's answer about them", { method: 'GET', path: '/customers/:id', age: 60 }],
] as const) {
  test(`A page that waits for ${what} while the customer signs out revives no session`, async ({
    page,
    context,
    member,
    sandbox,
    rows,
    copyCookies,
  }) => {
    await page.goto('/');
    const copy = await copyCookies();
    const capture = await openForm(copy, '/capture', 'Save and continue');
    await sandbox.advance(age);
    const before = (await sandbox.calls(`${call.method} ${call.path}`)).length;
    const asked = async () => (await sandbox.calls(`${call.method} ${call.path}`)).slice(before);

    await sandbox.settings({ slowSeconds: 3 });
    await sandbox.fail({ ...call, fault: 'slow' });
    const answer = context.request.get('/account', { maxRedirects: 0 });
    let isAnswered = false;
    const answered = answer.then(() => {
      isAnswered = true;
    });
    await expect.poll(asked).toHaveLength(1);
    await signOut(page);
    expect(isAnswered, 'The sign-out has to come before the answer.').toBe(false);
    await answered;

    expect((await asked())[0]).toMatchObject({ status: 200 });
    expect((await answer).headers()).not.toHaveProperty('set-cookie');
    const left = (await context.cookies()).map(({ name }) => name);
    expect(left.sort()).toEqual(['foyer-known-browser', 'foyer-language']);
    expect(await rows.of(member)).toMatchObject([
      { ended_reason: 'signed_out', sealed_tokens: null },
    ]);
    for (const request of [context.request, copy]) {
      expect(await sessionOf(request)).toEqual({ state: 'guest' });
      const account = await request.get('/account', { maxRedirects: 0 });
      expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
    }
    await capture.send({ firstName: 'Mallory', lastName: 'Quist', custom_1: 'A friend' });
    expect(await member.read()).toMatchObject({ firstName: member.firstName });
  });
}
