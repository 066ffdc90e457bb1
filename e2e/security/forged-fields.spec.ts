import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

const megabyte = 'x'.repeat(1_000_000);
const file = new Blob(['not text']);

for (const [forgery, changes, sentence] of [
  ['no address', { email: null }, 'Please fill this in.'],
  ['an empty address', { email: '  ' }, 'Please fill this in.'],
  ['a file for an address', { email: file }, 'Please fill this in.'],
  ['an address of a megabyte', { email: megabyte }, 'This is too long. Please shorten it.'],
  ['no password', { password: null }, 'Please fill this in.'],
  ['a file for a password', { password: file }, 'Please fill this in.'],
  ['a password of a megabyte', { password: megabyte }, 'This is too long. Please shorten it.'],
] as [string, Record<string, string | Blob | null>, string][]) {
  for (const [page, button] of [
    ['/login', 'Sign in'],
    ['/register', 'Create account'],
  ] as const) {
    test(`${page} refuses ${forgery} at its field`, async ({ request, customer, sandbox }) => {
      const { email, password } = customer;
      const form = await openForm(request, page, button);
      const answer = await form.send({ email, password, ...tickedConsents, ...changes });
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
  ['no form id', { formId: null }, 'This form is out of date.'],
  ['an invented form id', { formId: 'again' }, 'This form is out of date.'],
  ['a country that does not exist', { country: 'XX' }, 'Please choose a country from the list.'],
  ['no currency', { currency: null }, 'Please choose a currency from the list.'],
  ['a language that is none', { locale: 'klingon' }, 'Please choose a language from the list.'],
  ['terms that were not shown', { 'version.terms': null }, 'has just changed'],
  ['an older version of the terms', { 'version.terms': '9' }, 'has just changed'],
  [
    'an open box for required terms',
    { 'consent.terms': null },
    'Please tick this box to continue.',
  ],
  [
    'a box that is ticked in another way',
    { 'consent.terms': 'true' },
    'Please tick this box to continue.',
  ],
  ['terms in a file', { 'consent.terms': file }, 'Please tick this box to continue.'],
] as [string, Record<string, string | Blob | null>, string][]) {
  test(`/register refuses ${forgery}`, async ({ request, customer, sandbox }) => {
    const { email, password } = customer;
    const form = await openForm(request, '/register', 'Create account');
    const answer = await form.send({ email, password, ...tickedConsents, ...changes });
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
  beSignedIn,
}) => {
  await sandbox.capture({ settings: [{ key: 'companyName', enabled: false }] });
  await customer.register({ capture: 'unanswered' });
  await beSignedIn();
  const names = { firstName: 'Ada', lastName: 'Quist' };
  const form = await openForm(page.request, '/capture', 'Save and continue');
  const refused = await form.send({ ...names, custom_1: 'A forged answer' });
  expect(await refused.text()).toContain('Please choose one of the options.');
  const tooLong = await form.send({ ...names, firstName: megabyte, custom_1: 'A friend' });
  expect(await tooLong.text()).toContain('This is too long. Please shorten it.');
  expect(await sandbox.calls('PUT /customers/:id/capture')).toEqual([]);
  const flood = Object.fromEntries(
    Array.from({ length: 500 }, (_, count) => [`extra${count}`, 'x']),
  );
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
