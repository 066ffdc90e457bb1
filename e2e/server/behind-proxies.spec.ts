import type { APIRequestContext } from '@playwright/test';
import { tickedConsents } from '../register/registering';
import type { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { sessionOf } from '../support/session';

// Variables of another installation of next-auth: with these two no sign-in would work.
test.use({
  environment: {
    VISITOR_ADDRESS: 'forwarded:1',
    NEXTAUTH_URL: 'shop.example.com/api/auth',
    AUTH_URL: 'shop.example.com',
  },
});

const proxies: Record<string, Record<string, string>> = {
  'two that each name scheme and host': {
    'x-forwarded-proto': 'https,http',
    'x-forwarded-host': 'foyer.example, inner.example',
  },
  'one with invalid headers': {
    'x-forwarded-host': 'not a host',
    'x-forwarded-proto': 'gopher',
    'x-forwarded-port': 'x',
  },
  'one that passes on another host': { host: 'inner.example:8080' },
};

for (const [proxy, headers] of Object.entries(proxies)) {
  test(`A visitor registers, signs out and signs in behind ${proxy}`, async ({
    customer,
    baseURL,
    playwright,
  }) => {
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: headers });
    const headersOfForm = { origin: String(baseURL), ...headers };

    await register(request, customer, headersOfForm);
    expect(await stateOf(request)).toBe('signed-in');
    const language = await openForm(request, '/', 'Deutsch');
    const chosen = await language.send({ language: 'de' }, headersOfForm);
    expect(chosen.status()).toBe(303);
    expect(await (await request.get('/login')).text()).not.toContain('Sign in');
    await (await openForm(request, '/', 'English')).send({ language: 'en' }, headersOfForm);

    const signedOut = await (await openForm(request, '/', 'Sign out')).send({}, headersOfForm);
    expect(signedOut.status()).toBe(303);
    expect(await stateOf(request)).toBe('guest');

    const { email, password } = customer;
    const login = await openForm(request, '/login', 'Sign in');
    expect((await login.send({ email, password }, headersOfForm)).status()).toBe(303);
    expect(await stateOf(request)).toBe('signed-in');
    const ended = await request.post('/api/session/end', { headers: headersOfForm });
    expect(await ended.json()).toEqual({ state: 'guest' });
    expect(await stateOf(request)).toBe('guest');
    await request.dispose();
  });
}

test('Variables of next-auth are ignored, with one line in the log', async ({ storefront }) => {
  const lines = storefront.output().split('\n');
  expect(lines.filter((line) => line.includes('auth_variables_ignored'))).toEqual([
    expect.stringMatching(/"names":"(AUTH_URL, NEXTAUTH_URL|NEXTAUTH_URL, AUTH_URL)"/),
  ]);
});

test('Attempts count once, whichever page their form is posted to', async ({
  request,
  customer,
  baseURL,
}) => {
  await customer.register();
  const { email } = customer;
  const form = await openForm(request, '/login', 'Sign in');
  const [, reference = ''] =
    Object.entries(form.fields).find(([name]) => /^\$ACTION_\d+:0$/.test(name)) ?? [];
  const action = JSON.parse(reference).id;
  // As React sends it: an action of the sign-in page, posted to another one, which Next forwards to itself.
  const tryFrom = async (address: string) => {
    const body = new FormData();
    const typed = { ...form.fields, email, password: 'not-my-seat-1' };
    for (const [name, value] of Object.entries(typed))
      if (!name.startsWith('$ACTION')) body.append(`_1_${name}`, value);
    body.append('0', '[{},"$K1"]'); // The fields that it refers to come first.
    const answer = await request.post('/register', {
      headers: { origin: String(baseURL), 'next-action': action, 'x-forwarded-for': address },
      multipart: body,
    });
    return (await answer.text()).includes('too many attempts') ? 'too many attempts' : 'wrong';
  };
  const attempts: string[] = [];
  for (let time = 1; time <= 11; time += 1) attempts.push(await tryFrom('198.18.5.1'));
  expect(attempts).toEqual([...Array(10).fill('wrong'), 'too many attempts']);
  expect(await tryFrom('198.18.5.2')).toBe('wrong');
});

async function register(
  request: APIRequestContext,
  customer: Customer,
  headers: Record<string, string>,
) {
  const form = await openForm(request, '/register', 'Create account');
  const { email, password } = customer;
  const answer = await form.send({ email, password, ...tickedConsents }, headers);
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/capture');
}

async function stateOf(request: APIRequestContext): Promise<string> {
  return (await sessionOf(request)).state;
}
