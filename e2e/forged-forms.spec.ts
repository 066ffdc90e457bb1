import { expect, test } from './fixtures';
import { openForm } from './http-form';

const megabyte = 'x'.repeat(1_000_000);
const consents = { 'consent.terms': 'on', 'consent.broadcaster_terms': 'on' };
const file = new Blob(['not text']);

for (const [forgery, changes, sentence] of [
  ['no address', { email: null }, 'Please fill this in.'],
  ['an empty address', { email: '  ' }, 'Please fill this in.'],
  ['a file for an address', { email: file }, 'Please fill this in.'],
  ['an address of a megabyte', { email: megabyte }, 'This is too long.'],
  ['no password', { password: null }, 'Please fill this in.'],
  ['a file for a password', { password: file }, 'Please fill this in.'],
  ['a password of a megabyte', { password: megabyte }, 'This is too long.'],
] as [string, Record<string, string | Blob | null>, string][]) {
  for (const [page, button] of [
    ['/login', 'Sign in'],
    ['/register', 'Create account'],
  ] as const) {
    test(`${page} refuses ${forgery} at its field`, async ({ request, customer, sandbox }) => {
      const { email, password } = customer;
      const form = await openForm(request, page, button);
      const answer = await form.send({ email, password, ...consents, ...changes });
      const html = await answer.text();
      expect(answer.status()).toBe(200);
      expect(html).toContain(sentence);
      expect(html.length).toBeLessThan(200_000);
      expect(html).not.toContain(password);
      expect(answer.headers()).not.toHaveProperty('set-cookie');
      expect(await sandbox.calls('POST /customers')).toEqual([]);
      expect(await sandbox.calls('POST /auths')).toEqual([]);
    });
  }
}

for (const [forgery, changes, sentence] of [
  ['no submission', { submissionId: null }, 'This form is out of date.'],
  ['an invented submission', { submissionId: 'again' }, 'This form is out of date.'],
  ['a country that does not exist', { country: 'XX' }, 'Please choose a country from the list.'],
  ['no currency', { currency: null }, 'Please choose a currency from the list.'],
  ['a language that is none', { locale: 'klingon' }, 'Please choose a language from the list.'],
  ['terms that were not shown', { 'version.terms': null }, 'has just changed'],
  ['an older version of the terms', { 'version.terms': '9' }, 'has just changed'],
  ['an open box for required terms', { 'consent.terms': null }, 'Please tick this box to go on.'],
  ['a box that is ticked in another way', { 'consent.terms': 'true' }, 'Please tick this box to go on.'],
  ['terms in a file', { 'consent.terms': file }, 'Please tick this box to go on.'],
] as [string, Record<string, string | Blob | null>, string][]) {
  test(`/register refuses ${forgery}`, async ({ request, customer, sandbox }) => {
    const { email, password } = customer;
    const form = await openForm(request, '/register', 'Create account');
    const answer = await form.send({ email, password, ...consents, ...changes });
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html).toContain(`value="${email}"`);
    expect(html).not.toContain(password);
    expect(await sandbox.calls('POST /customers')).toEqual([]);
  });
}

test('/capture takes answers to what was asked, and to nothing else', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await sandbox.capture({ settings: [{ key: 'companyName', enabled: false }] });
  await customer.register({ capture: 'unanswered' });
  await signIn();
  const names = { firstName: 'Ada', lastName: 'Quist' };
  const form = await openForm(page.request, '/capture', 'Save and go in');
  const refused = await form.send({ ...names, custom_1: 'A forged answer' });
  expect(await refused.text()).toContain('Please choose one of the options.');
  const tooLong = await form.send({ ...names, firstName: megabyte, custom_1: 'A friend' });
  expect(await tooLong.text()).toContain('This is too long.');
  expect(await sandbox.calls('PUT /customers/:id/capture')).toEqual([]);
  const flood = Object.fromEntries(Array.from({ length: 500 }, (_, count) => [`extra${count}`, 'x']));
  const saved = await form.send({
    ...names,
    ...flood,
    custom_1: 'A friend',
    companyName: 'Mallory',
    customerId: '1',
  });
  expect(saved.headers().location).toBe('/');
  const { settings } = await customer.read<{ settings: { key: string; answer: unknown }[] }>(
    '/capture/status',
  );
  expect(settings.find(({ key }) => key === 'companyName')).toMatchObject({ answer: null });
});

test('The same form sent twice at once makes one account and one session', async ({
  playwright,
  baseURL,
  customer,
  sandbox,
}) => {
  const browsers = await Promise.all([1, 2].map(() => playwright.request.newContext({ baseURL })));
  const [one, other] = browsers;
  if (!one || !other) throw new Error('Two browsers are needed.');
  const { email, password } = customer;
  const form = await openForm(one, '/register', 'Create account');
  const changes = { email, password, ...consents, submissionId: form.fields.submissionId ?? '' };
  const sameForm = await openForm(other, '/register', 'Create account');
  const answers = await Promise.all([form.send(changes), sameForm.send(changes)]);
  expect(answers.map((answer) => answer.headers().location)).toEqual(['/capture', '/capture']);
  expect(await sandbox.calls('POST /customers')).toHaveLength(1);
  const state = async (browser: typeof one) => (await (await browser.get('/api/session')).json()).state;
  expect([await state(one), await state(other)]).toEqual(['signed-in', 'signed-in']);
  await (await openForm(one, '/', 'Sign out')).send();
  expect([await state(one), await state(other)]).toEqual(['guest', 'guest']);
  await Promise.all(browsers.map((browser) => browser.dispose()));
});

for (const page of ['/login', '/register']) {
  for (const [nature, type, body] of [
    ['JSON', 'application/json', '{"email":"ada@example.com"}'],
    ['plain text', 'text/plain', 'ada@example.com'],
    ['a form of another kind', 'application/x-www-form-urlencoded', 'email=ada%40example.com'],
  ] as const) {
    test(`${page} answers ${nature} with the empty form`, async ({ request, baseURL, sandbox }) => {
      const headers = { origin: baseURL ?? '', 'content-type': type };
      const answer = await request.post(page, { data: body, headers });
      expect(answer.status()).toBe(200);
      expect(await answer.text()).not.toContain('ada@example.com');
      expect(answer.headers()).not.toHaveProperty('set-cookie');
      expect(await sandbox.calls('POST /auths')).toEqual([]);
    });
  }

  test(`${page} refuses what only calls itself a form, and says nothing of itself`, async ({
    request,
    baseURL,
  }) => {
    const headers = { origin: baseURL ?? '', 'content-type': 'multipart/form-data; boundary=none' };
    const answer = await request.post(page, { data: 'not a form', headers });
    expect(answer.ok()).toBe(false);
    expect(await answer.text()).not.toMatch(/Error:|at .*\(|node_modules/);
    expect((await request.get(page)).status()).toBe(200);
  });
}

test('An action that is called without a form says so', async ({ request, baseURL, sandbox }) => {
  const { fields } = await openForm(request, '/login', 'Sign in');
  const action = Object.values(fields).flatMap((value) => /"id":"([0-9a-f]{40,})"/.exec(value)?.[1] ?? [])[0];
  for (const body of ['[]', '[null,null]', '["ada@example.com","seat-1"]', '[{"attempt":"x"},{}]']) {
    const answer = await request.post('/login', {
      data: body,
      headers: {
        origin: baseURL ?? '',
        'next-action': action ?? '',
        'content-type': 'text/plain;charset=UTF-8',
      },
    });
    expect(await answer.text()).toContain('What arrived was not a form.');
  }
  expect(await sandbox.calls('POST /auths')).toEqual([]);
});
