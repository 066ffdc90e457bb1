import { answerQuestions, register, withoutNativeChecks } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';

const save = 'Save and continue';
const saveChange = 'Save your answers';

test('A customer is asked what is missing, and is greeted by name afterwards', {
  tag: '@quick',
}, async ({ page, customer, signIn }) => {
  await customer.register({ capture: 'unanswered' });
  await signIn();
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible();
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('A required answer that is missing is asked for at its field, and the others stay', {
  tag: '@without-javascript',
}, async ({ page, customer, signIn, sandbox }) => {
  await customer.register({ capture: 'unanswered' });
  await signIn();
  const firstName = page.getByLabel('First name');
  await firstName.fill('Ada');
  await page.getByLabel('Date of birth').fill('1990-01-31');
  await page.getByRole('checkbox', { name: /premieres/ }).check();
  await withoutNativeChecks(firstName);
  await page.getByRole('button', { name: save }).click();
  await expect(page.getByLabel('Last name')).toHaveAccessibleDescription('Please fill this in.');
  await expect(page.getByLabel('How did you hear about us?')).toHaveAccessibleDescription(
    'Please fill this in.',
  );
  await expect(firstName).toHaveValue('Ada');
  await expect(page.getByLabel('Date of birth')).toHaveValue('1990-01-31');
  await expect(page.getByRole('checkbox', { name: /premieres/ })).toBeChecked();
  await expect(
    refusalOn(page).getByRole('link', {
      name: /^(Last name:|How did you hear about us\?) Please fill this in\.$/,
    }),
  ).toHaveCount(2);
  expect(await sandbox.calls('PUT /customers/:id/capture')).toEqual([]);
  await page.getByLabel('Last name').fill('Quist');
  await page.getByLabel('How did you hear about us?').selectOption('Search engine');
  await page.getByRole('button', { name: save }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back, Ada Quist' })).toBeVisible();
});

test('A birthday in the future and a name that is too long are refused at their fields', async ({
  page,
  customer,
  signIn,
}) => {
  await customer.register({ capture: 'unanswered' });
  await signIn();
  // The browser stops at fifty, another client may not.
  await page.getByLabel('First name').evaluate((field) => field.removeAttribute('maxlength'));
  await page.getByLabel('First name').fill('x'.repeat(51));
  await page.getByLabel('Last name').fill('Quist');
  await page.getByLabel('How did you hear about us?').selectOption('Search engine');
  await page.getByLabel('Date of birth').fill('2999-12-31');
  await page.getByRole('button', { name: save }).click();
  await expect(page.getByLabel('First name')).toHaveAccessibleDescription(
    'This is too long. Please shorten it.',
  );
  await expect(page.getByLabel('Date of birth')).toHaveAccessibleDescription(
    'Please enter a valid date in the past.',
  );
  await expect(page.getByLabel('Date of birth')).toHaveValue('2999-12-31');
  await expect(page.getByLabel('How did you hear about us?')).toHaveValue('Search engine');
});

test('Every kind of question can be asked, and its answer reaches Cleeng', {
  tag: '@without-javascript',
}, async ({ page, customer, sandbox, signIn }) => {
  const asked = { enabled: true, required: true };
  await sandbox.capture({
    settings: [
      { key: 'companyName', ...asked },
      { key: 'phoneNumber', ...asked },
      { key: 'address', ...asked },
      { key: 'custom_3', ...asked },
      { key: 'custom_4', ...asked },
    ],
  });
  await customer.register({ capture: 'unanswered' });
  await signIn();
  await page.getByLabel('Company').fill('The Picture House');
  await page.getByLabel('Phone number').fill('+44 20 7946 0958');
  await page.getByLabel(/^Address(?!,)/).fill('1 Foyer Street');
  await page.getByLabel('City').fill('London');
  await page.getByLabel('State or province').fill('Greater London');
  await page.getByLabel('Postal code').fill('E1 6AN');
  await page.getByLabel('Country').selectOption('United Kingdom');
  await page
    .getByRole('group', { name: 'Do you watch alone or together?' })
    .getByRole('radio', { name: 'Together' })
    .check();
  await page.getByLabel('What should we show next?').fill('More foxes');
  await page.getByRole('checkbox', { name: /premieres/ }).check();
  await page.getByLabel('Date of birth').fill('1990-01-31');
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
  const { settings } = await customer.read<{ settings: { key: string; answer: unknown }[] }>(
    '/capture/status',
  );
  expect(Object.fromEntries(settings.map(({ key, answer }) => [key, answer]))).toMatchObject({
    firstNameLastName: { firstName: customer.firstName, lastName: customer.lastName },
    birthDate: '1990-01-31',
    companyName: 'The Picture House',
    phoneNumber: '+44 20 7946 0958',
    address: { address: '1 Foyer Street', city: 'London', postCode: 'E1 6AN', country: 'GB' },
    custom_1: 'A friend',
    custom_2: 'Yes, tell me about premieres',
    custom_3: 'Together',
    custom_4: 'More foxes',
  });
});

test('A customer whose answers are missing is not let past the questions', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register({ capture: 'unanswered' });
  await beSignedIn();
  await page.goto('/account');
  await expect(page).toHaveURL('/capture?returnTo=%2Faccount');
  await expect(page.getByRole('link', { name: 'Not now' })).toHaveCount(0);
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('Questions that are no longer asked stop no customer', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register({ capture: 'unanswered' });
  await beSignedIn();
  await sandbox.capture({ isCaptureEnabled: false });
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
});

test('Answers can be changed and taken back later', async ({ page, member, sandbox }) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change your answers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About you' })).toBeVisible();
  await expect(page.getByLabel('First name')).toHaveValue(member.firstName);
  await page.getByLabel('First name').fill('Grace');
  const premieres = page
    .getByRole('group', { name: 'May we tell you about premieres?' })
    .getByRole('checkbox', { name: 'Yes, tell me about premieres', exact: true });
  await premieres.check();
  await page.getByRole('button', { name: saveChange }).click();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'Your answers have been saved.',
  );
  await expect(
    page.getByRole('definition').filter({ hasText: `Grace ${member.lastName}` }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Change your answers' }).click();
  await expect(premieres).toBeChecked();
  await premieres.uncheck();
  await page.getByRole('button', { name: saveChange }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await page.getByRole('link', { name: 'Change your answers' }).click();
  await expect(premieres).not.toBeChecked();
  const stored = (await sandbox.calls('PUT /customers/:id/capture')).length;
  await page.getByRole('button', { name: saveChange }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  expect(await sandbox.calls('PUT /customers/:id/capture')).toHaveLength(stored);
  await page.getByRole('link', { name: 'Change your answers' }).click();
  await page.getByRole('link', { name: 'Change nothing' }).click();
  await expect(page).toHaveURL('/account');
});

test('An answer that is no longer among the choices stays until it is changed', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  await sandbox.capture({ settings: [{ key: 'custom_1', value: 'Radio;Cinema;Neighbour' }] });
  await beSignedIn();
  await page.goto('/capture?returnTo=/account');
  const heard = page.getByLabel('How did you hear about us?');
  await expect(heard).toHaveValue('A friend');
  await page.getByLabel('First name').fill('Grace');
  await page.getByRole('button', { name: saveChange }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'Grace' })).toBeVisible();
  await page.goto('/capture');
  await expect(heard).toHaveValue('A friend');
  await heard.selectOption('Cinema');
  await page.getByRole('button', { name: save }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.goto('/capture');
  await expect(heard).toHaveValue('Cinema');
});

test('Where an e-mail address is asked for, the known one is suggested', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await sandbox.capture({ settings: [{ key: 'email', enabled: true, required: true }] });
  await customer.register({ capture: 'unanswered' });
  await signIn();
  await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
  await answerQuestions(page, customer);
  await expect(page.getByRole('heading', { name: `Welcome back, ${customer.name}` })).toBeVisible();
});

test('Where no question is required, they can be left for later', async ({
  page,
  customer,
  sandbox,
}) => {
  await sandbox.capture({
    settings: [
      { key: 'firstNameLastName', required: false },
      { key: 'custom_1', required: false },
    ],
  });
  await register(page, customer);
  await page.getByRole('link', { name: 'Not now' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  expect(await sandbox.calls('PUT /customers/:id/capture')).toEqual([]);
});

test('No question is asked where the publisher asks none', async ({ page, customer, sandbox }) => {
  await sandbox.capture({ isCaptureEnabled: false });
  await register(page, customer);
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change your answers' }).click();
  await expect(page.getByRole('main')).toContainText('We have no questions for you right now.');
  await page.getByRole('link', { name: 'Go back' }).click();
  await expect(page).toHaveURL('/account');
});
