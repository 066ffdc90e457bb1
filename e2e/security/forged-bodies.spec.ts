import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { sessionOf } from '../support/session';

test('The same form sent twice at once makes one account and one session', async ({
  playwright,
  customer,
  sandbox,
}) => {
  const browsers = await Promise.all([1, 2].map(() => playwright.request.newContext()));
  const [one, other] = browsers;
  if (!one || !other) throw new Error('Two browsers are needed.');
  const { email, password } = customer;
  const form = await openForm(one, '/register', 'Create account');
  const changes = { email, password, ...tickedConsents, formId: form.fields.formId ?? '' };
  const sameForm = await openForm(other, '/register', 'Create account');
  const answers = await Promise.all([form.send(changes), sameForm.send(changes)]);
  expect(answers.map((answer) => answer.headers().location)).toEqual(['/capture', '/capture']);
  const made = (await sandbox.calls('POST /customers')).filter(({ status }) => status < 300);
  expect(made).toHaveLength(1);
  const state = async (browser: typeof one) => (await sessionOf(browser)).state;
  expect([await state(one), await state(other)]).toEqual(['signed-in', 'signed-in']);
  await (await openForm(one, '/', 'Sign out')).send();
  expect([await state(one), await state(other)]).toEqual(['guest', 'guest']);
  await Promise.all(browsers.map((browser) => browser.dispose()));
});

test('The same sign-in form sent eight times at once opens one session', async ({
  playwright,
  customer,
}) => {
  await customer.register();
  const { email, password } = customer;
  const browser = await playwright.request.newContext();
  const form = await openForm(browser, '/login', 'Sign in');
  await Promise.all(Array.from({ length: 8 }, () => form.send({ email, password })));
  expect(await sessionOf(browser)).toMatchObject({ state: 'signed-in' });
  const page = await (await browser.get('/account/sessions')).text();
  expect(page.match(/name="sessionId"/g) ?? []).toEqual([]); // No other session to end.
  await browser.dispose();
});

for (const page of ['/login', '/register', '/reset-password', '/new-password']) {
  test(`${page} answers a body that is not its form with a sentence and a way back`, async ({
    request,
    baseURL,
    sandbox,
  }) => {
    for (const [type, data] of [
      ['application/json', '{"email":"ada@example.com"}'],
      ['text/plain', 'ada@example.com'],
      ['application/x-www-form-urlencoded', 'email=ada%40example.com'],
      ['multipart/form-data; boundary=none', 'not a form'],
    ] as const) {
      const headers = { origin: baseURL ?? '', 'content-type': type };
      const response = await request.post(page, { data, headers });
      expect(response.status(), type).toBe(400);
      const html = await response.text();
      expect(html).toContain('We could not read the form.');
      expect(html).toContain(`href="${page}"`);
      expect(html).not.toMatch(/ada@example.com|Error:|at .*\(|node_modules/);
      expect(response.headers()).not.toHaveProperty('set-cookie');
    }
    expect(await sandbox.calls('POST /auths')).toEqual([]);
  });
}

test('An action that is called without a form says so', async ({ request, baseURL, sandbox }) => {
  const { fields } = await openForm(request, '/login', 'Sign in');
  const action = Object.values(fields).flatMap(
    (value) => /"id":"([0-9a-f]{40,})"/.exec(value)?.[1] ?? [],
  )[0];
  for (const body of [
    '[]',
    '[null,null]',
    '["ada@example.com","seat-1"]',
    '[{"attempt":"x"},{}]',
  ]) {
    const answer = await request.post('/login', {
      data: body,
      headers: {
        origin: baseURL ?? '',
        'next-action': action ?? '',
        'content-type': 'text/plain;charset=UTF-8',
      },
    });
    expect(await answer.text()).toContain('We could not read the form.');
  }
  expect(await sandbox.calls('POST /auths')).toEqual([]);
});

test('A form with a file is no form of ours', async ({ request, sandbox }) => {
  const { send } = await openForm(request, '/login', 'Sign in');
  const answer = await send({ email: new Blob(['ada@example.com']) });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('We could not read the form.');
  expect(await sandbox.calls('POST /auths')).toEqual([]);
});

test('A form of more than 256 kB is refused with a sentence', async ({ request, sandbox }) => {
  const { send } = await openForm(request, '/login', 'Sign in');
  for (const length of [256 * 1024, 4 * 1024 * 1024]) {
    const answer = await send({ email: 'x'.repeat(length) });
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain('This is too much to send at once.');
  }
  expect(await sandbox.calls('POST /auths')).toEqual([]);
});

test('A form whose action cannot be decoded is led to its page', async ({ request }) => {
  const { fields, send } = await openForm(request, '/login', 'Sign in');
  const [bound = ''] = Object.keys(fields).filter((name) => /^\$ACTION_\d+:1$/.test(name));
  for (const value of [null, '', '[', 'null', '"$@9"', '[]"']) {
    const answer = await send({ [bound]: value });
    expect(answer.status(), String(value)).toBe(200);
    expect(await answer.text()).toContain('This website was updated');
  }
});
