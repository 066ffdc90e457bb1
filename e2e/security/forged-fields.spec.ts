import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

const veryLong = 'x'.repeat(200_000);

type Forgery = [what: string, changes: Record<string, string | null>, sentence: string];

const ofAddressAndPassword: Forgery[] = [
  ['no address', { email: null }, 'Please fill this in.'],
  ['an empty address', { email: '  ' }, 'Please fill this in.'],
  ['a very long address', { email: veryLong }, 'This is too long. Please shorten it.'],
  ['no password', { password: null }, 'Please fill this in.'],
  ['a very long password', { password: veryLong }, 'This is too long. Please shorten it.'],
];
const ofRegistration: Forgery[] = [
  ['no form id', { formId: null }, 'This website was updated after you opened the page'],
  [
    'an invented form id',
    { formId: 'again' },
    'This website was updated after you opened the page',
  ],
  ['a country that does not exist', { country: 'XX' }, 'Please choose a country from the list.'],
  ['no currency', { currency: null }, 'Please choose a currency from the list.'],
  ['a language that is none', { locale: 'klingon' }, 'Please choose a language from the list.'],
  ['terms that were not shown', { 'version.terms': null }, 'has just changed'],
  ['an older version of the terms', { 'version.terms': '9' }, 'has just changed'],
  ['required terms without a tick', { 'consent.terms': null }, 'Please tick this box to continue.'],
  ['a tick of another value', { 'consent.terms': 'true' }, 'Please tick this box to continue.'],
];

for (const [page, button, forgeries] of [
  ['/login', 'Sign in', ofAddressAndPassword],
  ['/register', 'Create account', [...ofAddressAndPassword, ...ofRegistration]],
] as const) {
  test(`${page} refuses forged fields at their place`, async ({ request, customer, sandbox }) => {
    const { email, password } = customer;
    const { send } = await openForm(request, page, button);
    for (const [what, changes, sentence] of forgeries) {
      await test.step(what, async () => {
        const response = await send({ email, password, ...tickedConsents, ...changes });
        const html = await response.text();
        expect(response.status()).toBe(200);
        expect(html).toContain(sentence);
        expect(html.length).toBeLessThan(200_000);
        expect(html).not.toContain(password);
        if (!('email' in changes)) expect(html).toContain(`value="${email}"`);
        expect(response.headers()).not.toHaveProperty('set-cookie');
      });
    }
    expect(await sandbox.calls('POST /customers')).toEqual([]);
    expect(await sandbox.calls('POST /auths')).toEqual([]);
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
  const tooLong = await form.send({ ...names, firstName: veryLong, custom_1: 'A friend' });
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
