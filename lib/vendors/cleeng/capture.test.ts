import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { Question } from '@/lib/model';
import { fetchCaptureStatus, updateCapture } from './capture';
import { fetchCustomer } from './customers';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

/** The calls of one test customer. */
async function as(name: 'anna' | 'ben') {
  const { customerId, jwt } = await signIn(name);
  const fetchStatus = () => fetchCaptureStatus({ customerId, jwt });
  return {
    fetchStatus,
    fetchAnswers: async () => answersOf((await fetchStatus()).questions),
    fetchCustomer: () => fetchCustomer({ customerId, jwt }),
    answer: async (answers: Record<string, string>) =>
      updateCapture({ customerId, jwt }, (await fetchStatus()).questions, answers),
  };
}
const answersOf = (questions: Question[]): Record<string, string> =>
  Object.assign({}, ...questions.map(({ answers }) => answers));
const configure = (...settings: object[]) => sandbox.control('capture', { settings });
const everyKey = [
  'email',
  'firstNameLastName',
  'birthDate',
  'companyName',
  'phoneNumber',
  'address',
  'custom_1',
  'custom_2',
  'custom_3',
  'custom_4',
];
const enableEverything = () => configure(...everyKey.map((key) => ({ key, enabled: true })));

describe('the capture form', () => {
  it('is due while a required question has no answer', async () => {
    expect((await (await as('anna')).fetchStatus()).isDue).toBe(false);
    expect((await (await as('ben')).fetchStatus()).isDue).toBe(true);
  });

  it('has the enabled questions, and none where capture is off', async () => {
    const anna = await as('anna');
    const keys = (await anna.fetchStatus()).questions.map(({ key }) => key);
    expect(keys).toEqual(['firstNameLastName', 'birthDate', 'custom_1', 'custom_2']);
    await sandbox.control('capture', { isCaptureEnabled: false });
    expect(await anna.fetchStatus()).toEqual({ isDue: false, questions: [] });
  });

  it('knows every kind of question', async () => {
    await enableEverything();
    const { questions } = await (await as('anna')).fetchStatus();
    expect(Object.fromEntries(questions.map(({ key, kind }) => [key, kind]))).toEqual({
      email: 'email',
      firstNameLastName: 'name',
      birthDate: 'date',
      companyName: 'text',
      phoneNumber: 'phone',
      address: 'address',
      custom_1: 'select',
      custom_2: 'checkbox',
      custom_3: 'radio',
      custom_4: 'text',
    });
  });

  it('has requirement, wording and known answer of each question', async () => {
    const { questions } = await (await as('anna')).fetchStatus();
    expect(questions).toEqual([
      {
        key: 'firstNameLastName',
        kind: 'name',
        isRequired: true,
        options: [],
        answers: { firstName: 'Anna', lastName: 'de Vries' },
      },
      {
        key: 'birthDate',
        kind: 'date',
        isRequired: false,
        options: [],
        answers: { birthDate: '1988-04-12' },
      },
      expect.objectContaining({
        key: 'custom_1',
        isRequired: true,
        wording: 'How did you hear about us?',
        answers: { custom_1: 'A friend' },
      }),
      expect.objectContaining({ key: 'custom_2', isRequired: false }),
    ]);
  });

  it('has an empty answer for each field without one', async () => {
    await enableEverything();
    expect(await (await as('ben')).fetchAnswers()).toEqual({
      email: '',
      firstName: '',
      lastName: '',
      birthDate: '',
      companyName: '',
      phoneNumber: '',
      address: '',
      address2: '',
      city: '',
      state: '',
      postCode: '',
      country: '',
      custom_1: '',
      custom_2: '',
      custom_3: '',
      custom_4: '',
    });
  });

  it('has options that end at a semicolon, and never at a colon', async () => {
    await configure({ key: 'custom_1', value: '18:00; 20:00 ; ;b : Both: of us;' });
    const { questions } = await (await as('ben')).fetchStatus();
    expect(questions.find(({ key }) => key === 'custom_1')?.options).toEqual([
      '18:00',
      '20:00',
      'b : Both: of us',
    ]);
  });
});

describe('saving answers', () => {
  it('stores the given answers and no others', async () => {
    await enableEverything();
    const anna = await as('anna');
    const before = await anna.fetchAnswers();
    await anna.answer({ city: 'Delft', custom_3: 'Together' });
    expect(await anna.fetchAnswers()).toEqual({ ...before, city: 'Delft', custom_3: 'Together' });
  });

  it('clears a field with an empty answer', async () => {
    const anna = await as('anna');
    await anna.answer({ birthDate: '' });
    expect(await anna.fetchAnswers()).toMatchObject({
      birthDate: '',
      firstName: 'Anna',
      custom_1: 'A friend',
    });
  });

  it("changes the customer's name everywhere", async () => {
    const ben = await as('ben');
    await ben.answer({ firstName: 'Ben', lastName: 'Adams', custom_1: 'A friend' });
    expect(await ben.fetchCustomer()).toMatchObject({ firstName: 'Ben', lastName: 'Adams' });
    expect((await ben.fetchStatus()).isDue).toBe(false);
  });

  it('is refused where Cleeng finds an answer invalid', async () => {
    const anna = await as('anna');
    await expect(anna.answer({ birthDate: 'yesterday' })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'vendor_refused',
    });
  });
});
