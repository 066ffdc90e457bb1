import { expect, test } from '../support/fixtures';
import { sessionOf } from '../support/session';
import {
  accountHeading,
  addPerson,
  beLinked,
  continueAs,
  expectProblem,
  linkHeading,
  registerEarlier,
  sentences,
} from './provider';

const { refused, emailMissing, emailUnverified } = sentences;

/** By the sandbox's setting; null where the token is right nevertheless. */
const idTokens: Record<string, string | null> = {
  'alg-none': refused,
  hs256: refused,
  'unknown-kid': refused,
  'other-key': refused,
  'wrong-nonce': refused,
  'no-nonce': refused,
  'wrong-issuer': refused,
  'wrong-audience': refused,
  'two-audiences-without-azp': refused,
  'wrong-azp': refused,
  expired: refused,
  'issued-in-future': refused,
  'no-exp': refused,
  'no-iat': refused,
  'no-sub': refused,
  'no-email': emailMissing,
  'email-unverified': emailUnverified,
  'email-verified-as-text': emailUnverified,
  'no-email-verified': emailUnverified,
  'no-kid': null,
  'two-audiences': null,
  'extra-claims': null,
};

test('The tables have every false token of the sandbox', async ({ sandbox }) => {
  for (const [setting, table] of Object.entries({
    oidcIdToken: idTokens,
    oidcLogoutToken: logoutTokens,
  })) {
    const choices = await sandbox.settings({ [setting]: 'unknown' }).catch(String);
    const names = [...String(choices).matchAll(/"([\w-]+)\\"/g)].map(([, name]) => name);
    expect(['none', ...Object.keys(table)].sort(), setting).toEqual(names.sort());
  }
});

for (const [oidcIdToken, sentence] of Object.entries(idTokens)) {
  test(`An ID token that is false: ${oidcIdToken}`, async ({ page, customer, sandbox, rows }) => {
    await registerEarlier(sandbox, customer);
    await addPerson(sandbox, customer);
    await sandbox.settings({ oidcIdToken });
    await continueAs(page, customer);
    if (sentence === null) return expect(linkHeading(page)).toBeVisible();
    await expectProblem(page, sentence);
    expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
    expect(await sandbox.calls('POST /sso/auths')).toEqual([]);
    expect(await rows.of(customer)).toEqual([]);
    await page.goto('/sso/link');
    await expectProblem(page, sentences.expired);
  });
}

/** By the sandbox's setting: the status of our response. */
const logoutTokens: Record<string, number> = {
  'alg-none': 400,
  hs256: 400,
  'unknown-kid': 400,
  'other-key': 400,
  'with-nonce': 400,
  'no-events': 400,
  'other-event': 400,
  'wrong-issuer': 400,
  'wrong-audience': 400,
  expired: 400,
  'issued-in-future': 400,
  'no-iat': 400,
  'no-jti': 400,
  'no-subject': 400,
  replayed: 400,
  'no-kid': 200,
};

for (const [oidcLogoutToken, status] of Object.entries(logoutTokens)) {
  test(`A logout token that is false: ${oidcLogoutToken}`, async ({
    page,
    context,
    customer,
    sandbox,
    rows,
  }) => {
    const sub = await beLinked(page, sandbox, customer);
    if (oidcLogoutToken === 'replayed') {
      await sandbox.providerLogout(sub);
      await context.clearCookies();
      await continueAs(page, customer);
      await expect(accountHeading(page)).toBeVisible();
    }
    await sandbox.settings({ oidcLogoutToken });
    expect(await sandbox.providerLogout(sub)).toEqual([status]);
    const isEnded = status === 200;
    expect(await sessionOf(page.request)).toMatchObject({
      state: isEnded ? 'guest' : 'signed-in',
    });
    expect((await rows.of(customer))[0]?.ended_reason).toBe(isEnded ? 'ended_by_provider' : null);
  });
}

test('A logout is a form of the provider with a token, and nothing else', async ({ request }) => {
  const path = '/api/sso/back-channel-logout';
  const bodies: [what: string, body: Parameters<typeof request.post>[1]][] = [
    ['another field', { form: { token: 'x.y.z' } }],
    ['an empty token', { form: { logout_token: '' } }],
    ['no token', { form: { logout_token: 'x.y.z' } }],
    ['a long one', { form: { logout_token: 'x'.repeat(20_000) } }],
    ['JSON', { data: { logout_token: 'x.y.z' } }],
    ['a multipart form', { multipart: { logout_token: 'x.y.z' } }],
  ];
  for (const [what, body] of bodies) {
    const response = await request.post(path, body);
    expect(response.status(), what).toBe(400);
    expect(response.headers()['cache-control']).toBe('no-store');
    expect(await response.json()).toHaveProperty('error');
  }
  expect((await request.get(path)).status()).toBe(405);
});
