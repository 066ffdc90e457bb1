import { describe, expect, it } from 'vitest';
import { failure, openSandbox, success } from '../test-sandbox';

const sandbox = openSandbox();

interface CaptureStatus {
  isCaptureEnabled: boolean;
  shouldCaptureBeDisplayed: boolean;
  settings: { key: string; answer: unknown }[];
}

async function readStatus({ customerId, jwt }: { customerId: number; jwt: string }) {
  const { body } = await sandbox.cleeng('GET', `/customers/${customerId}/capture/status`, { jwt });
  const status = (body as { responseData: CaptureStatus }).responseData;
  return {
    ...status,
    answers: Object.fromEntries(status.settings.map(({ key, answer }) => [key, answer])),
  };
}

async function answer({ customerId, jwt }: { customerId: number; jwt: string }, body: unknown) {
  return sandbox.cleeng('PUT', `/customers/${customerId}/capture`, { jwt, body });
}

const customAnswer = (value: string | null, questionId = 'custom_1') => ({
  customAnswers: [{ questionId, question: 'How did you hear about us?', value }],
});

describe('the capture status', () => {
  it('lists every setting, with null for missing answers', async () => {
    const { settings, ...status } = await readStatus(await sandbox.register());
    expect(status).toMatchObject({ isCaptureEnabled: true, shouldCaptureBeDisplayed: true });
    expect(settings).toContainEqual({
      key: 'firstNameLastName',
      enabled: true,
      required: true,
      answer: { firstName: null, lastName: null },
    });
    expect(settings).toContainEqual({
      key: 'address',
      enabled: false,
      required: false,
      answer: {
        address: null,
        address2: null,
        city: null,
        state: null,
        postCode: null,
        country: null,
      },
    });
    expect(settings).toContainEqual({
      key: 'custom_1',
      enabled: true,
      required: true,
      answer: null,
      question: 'How did you hear about us?',
      value: 'A friend;Search engine;Social media;An advertisement',
    });
    expect(settings).toContainEqual({
      key: 'birthDate',
      enabled: true,
      required: false,
      answer: null,
    });
  });

  it('asks Ben, who registered before capture, and not Anna', async () => {
    const ben = await readStatus(await sandbox.login('ben@example.com', 'ben-sandbox-1'));
    const anna = await readStatus(await sandbox.login('anna@example.com', 'anna-sandbox-1'));
    expect([ben.shouldCaptureBeDisplayed, anna.shouldCaptureBeDisplayed]).toEqual([true, false]);
  });

  it('asks no one while capture is off, and again when more is required', async () => {
    const anna = await sandbox.login('anna@example.com', 'anna-sandbox-1');
    const settings = [{ key: 'address', enabled: true, required: true }];
    await sandbox.control('capture', { isCaptureEnabled: false, settings });
    expect(await readStatus(anna)).toMatchObject({
      isCaptureEnabled: false,
      shouldCaptureBeDisplayed: false,
    });
    await sandbox.control('capture', { isCaptureEnabled: true });
    expect((await readStatus(anna)).shouldCaptureBeDisplayed).toBe(true);
  });
});

describe('answers', () => {
  it('are stored, appear in the customer, and complete the status', async () => {
    const member = await sandbox.register();
    const body = {
      customerId: 1,
      firstName: 'Ada',
      lastName: 'Byron',
      birthDate: '1990-12-10',
      ...customAnswer('A friend'),
    };
    expect(await answer(member, body)).toEqual(success({ success: true }));
    const { answers, shouldCaptureBeDisplayed } = await readStatus(member);
    expect(shouldCaptureBeDisplayed).toBe(false);
    expect(answers).toMatchObject({
      firstNameLastName: { firstName: 'Ada', lastName: 'Byron' },
      birthDate: '1990-12-10',
      custom_1: 'A friend',
    });
    const { body: customer } = await sandbox.cleeng('GET', `/customers/${member.customerId}`, {
      jwt: member.jwt,
    });
    expect(customer).toMatchObject({ responseData: { firstName: 'Ada', lastName: 'Byron' } });
  });

  it('are stored for every key', async () => {
    const keys = ['email', 'companyName', 'phoneNumber', 'address', 'custom_3', 'custom_4'];
    await sandbox.control('capture', { settings: keys.map((key) => ({ key, enabled: true })) });
    const member = await sandbox.register();
    const address = {
      address: 'Markt 1',
      address2: 'boven',
      city: 'Delft',
      state: 'ZH',
      postCode: '2611',
      country: 'NL',
    };
    const flat = {
      email: 'ada@example.com',
      birthDate: '1990-12-10',
      companyName: 'Engines',
      phoneNumber: '+31 1',
    };
    const customAnswers = [1, 2, 3, 4].map((number) => ({
      questionId: `custom_${number}`,
      question: '',
      value: `${number}`,
    }));
    const names = { firstName: 'Ada', lastName: 'Byron' };
    expect((await answer(member, { ...names, ...address, ...flat, customAnswers })).status).toBe(
      200,
    );
    expect((await readStatus(member)).answers).toEqual({
      ...flat,
      firstNameLastName: names,
      address,
      custom_1: '1',
      custom_2: '2',
      custom_3: '3',
      custom_4: '4',
    });
  });

  it('are unchanged by null, which clients send for other sections', async () => {
    const member = await sandbox.register({ firstName: 'Ada', lastName: 'Byron' });
    await answer(member, { birthDate: '1990-12-10', ...customAnswer('A friend') });
    await answer(member, {
      firstName: null,
      lastName: null,
      birthDate: null,
      email: null,
      ...customAnswer(null),
    });
    expect((await readStatus(member)).answers).toMatchObject({
      firstNameLastName: { firstName: 'Ada', lastName: 'Byron' },
      birthDate: '1990-12-10',
      custom_1: 'A friend',
    });
  });

  it('are deleted by an empty string', async () => {
    const member = await sandbox.register({ firstName: 'Ada', lastName: 'Byron' });
    await answer(member, customAnswer('A friend'));
    await answer(member, customAnswer(''));
    expect((await readStatus(member)).shouldCaptureBeDisplayed).toBe(true);
  });

  it('are stored for enabled questions only', async () => {
    const member = await sandbox.register();
    const disabled = { phoneNumber: '123', city: 'Delft', ...customAnswer('Alone', 'custom_3') };
    expect((await answer(member, disabled)).status).toBe(200);
    await answer(member, customAnswer('x', '__proto__'));
    const keys = ['phoneNumber', 'address', 'custom_3'];
    await sandbox.control('capture', { settings: keys.map((key) => ({ key, enabled: true })) });
    const { answers } = await readStatus(member);
    expect(answers).toMatchObject({ phoneNumber: null, address: { city: null }, custom_3: null });
  });

  it('need every part of a required address except its second line', async () => {
    await sandbox.control('capture', {
      settings: [
        { key: 'address', enabled: true, required: true },
        { key: 'custom_1', required: false },
        { key: 'firstNameLastName', required: false },
      ],
    });
    const member = await sandbox.register();
    const address = { address: 'Markt 1', city: 'Delft', state: 'ZH', country: 'NL' };
    await answer(member, address);
    expect((await readStatus(member)).shouldCaptureBeDisplayed).toBe(true);
    await answer(member, { postCode: '2611' });
    expect((await readStatus(member)).shouldCaptureBeDisplayed).toBe(false);
  });

  it.each([
    { birthDate: '10-12-1990' },
    { birthDate: '2020-02-31' },
    { firstName: 5 },
    { firstName: 'x'.repeat(51) },
    { companyName: 5 },
    { address: { city: 'Delft' } },
    { customAnswers: 'A friend' },
    { customAnswers: [{ questionId: 'custom_1', value: 5 }] },
    { customAnswers: [{ value: 'A friend' }] },
    [],
  ])('are refused: %j', async (body) => {
    expect(await answer(await sandbox.register(), body)).toEqual(
      failure(400, 'REQ0001', 'Invalid request body'),
    );
  });
});

describe('POST /_/capture', () => {
  it('adds a custom question and refuses an invalid key', async () => {
    await sandbox.control('capture', {
      settings: [{ key: 'custom_9', question: 'Tea?', value: 'Yes;No' }],
    });
    const { settings } = await readStatus(await sandbox.register());
    expect(settings).toContainEqual({
      key: 'custom_9',
      enabled: true,
      required: false,
      answer: null,
      question: 'Tea?',
      value: 'Yes;No',
    });
    const refused = await sandbox.control('capture', { settings: [{ key: 'shoeSize' }] });
    expect(refused).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('"shoeSize"') },
    });
  });
});
