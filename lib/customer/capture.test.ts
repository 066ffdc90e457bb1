import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readHistory } from '@/lib/history/history';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { CleengSession } from '@/lib/model';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { updateCustomer } from '@/lib/vendors/cleeng/customers';
import * as capture from './capture';

const sandbox = ownSandbox();
ownDatabase();

const required = { firstName: 'Dirk', lastName: 'Quist', custom_1: 'A friend' };
const premieres = 'Yes, tell me about premieres';

const { readCapture } = capture;
const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: null };
const answerCapture = (session: CleengSession, typed: Record<string, string>) =>
  capture.answerCapture(session, typed, visitor);

let dirk: CleengSession;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  dirk = await signedIn('dirk');
});
const ask = (setting: Record<string, unknown>) =>
  sandbox.control('capture', { settings: [setting] });
const puts = async () => (await sandbox.calls()).filter((call) => call.startsWith('PUT '));
const known = async () =>
  Object.assign({}, ...(await readCapture(dirk)).questions.map(({ answers }) => answers));
/** The hidden fields of a form that shows these answers. */
const drawn = (answers: Record<string, string>) =>
  Object.fromEntries(Object.entries(answers).map(([field, answer]) => [`shown.${field}`, answer]));

describe('answers to the capture form', () => {
  it('that were left as they are are not sent, and leave no line in the history', async () => {
    await answerCapture(dirk, required);
    const before = await puts();
    await answerCapture(dirk, required);
    await answerCapture(dirk, {});
    expect(await puts()).toEqual(before);
    const answered = (await readHistory(dirk)).filter(({ kind }) => kind === 'questions_answered');
    expect(answered).toMatchObject([{ addressPrefix: '192.0.2.0/24' }]);
  });

  it('take a box that is open now for an answer that is taken back', async () => {
    await answerCapture(dirk, { ...required, custom_2: premieres });
    await answerCapture(dirk, { ...required, custom_2: '' });
    expect(await known()).toMatchObject({ custom_2: '' });
  });

  it('leave a box alone whose option was worded otherwise when it was ticked', async () => {
    await answerCapture(dirk, { ...required, custom_2: premieres });
    await ask({ key: 'custom_2', value: 'Yes, tell me about first nights' });
    await answerCapture(dirk, { ...required, firstName: 'Derk', custom_2: '' });
    await answerCapture(dirk, { custom_2: '', ...drawn({ custom_2: premieres }) });
    expect(await known()).toMatchObject({ firstName: 'Derk', custom_2: premieres });
  });

  it('are sent to Cleeng as they were meant', async () => {
    await ask({ key: 'phoneNumber', enabled: true });
    await ask({ key: 'email', enabled: true });
    const typed = { phoneNumber: '\u202a(555) 123/4567\u202c', email: 'ada@bücher.example' };
    await answerCapture(dirk, { ...required, ...typed });
    const meant = { phoneNumber: '555 123 4567', email: 'ada@xn--bcher-kva.example' };
    expect(await known()).toMatchObject(meant);
    const before = await puts();
    await answerCapture(dirk, { ...typed, ...drawn(meant) });
    expect(await puts()).toEqual(before);
  });

  it('say which required one is missing', async () => {
    await expect(answerCapture(dirk, { ...required, lastName: ' ' })).rejects.toMatchObject({
      faults: [{ field: 'lastName', code: 'required' }],
    });
  });

  it('are required again where a question was added while the form was open', async () => {
    await ask({ key: 'companyName', enabled: true, required: true });
    await expect(answerCapture(dirk, required)).rejects.toMatchObject({
      code: 'questions_changed',
      faults: [],
    });
    await answerCapture(dirk, { ...required, companyName: 'The Picture House' });
    await answerCapture(dirk, required);
    expect(await known()).toMatchObject({ companyName: 'The Picture House' });
  });
});

describe('a form that was shown before another tab saved', () => {
  const before = { ...required, birthDate: '', companyName: 'Engines', custom_2: premieres };
  const sent = { ...before, ...drawn(before) };

  beforeEach(async () => {
    await ask({ key: 'companyName', enabled: true });
    await answerCapture(dirk, before);
  });

  it('undoes none of what it did not touch', async () => {
    const saved = {
      ...required,
      firstName: 'Derk',
      birthDate: '1990-01-31',
      companyName: '',
      custom_2: '',
    };
    await answerCapture(dirk, { ...sent, ...saved });
    await answerCapture(dirk, { ...sent, lastName: 'Quast' });
    expect(await known()).toMatchObject({ ...saved, lastName: 'Quast' });
  });

  it('is not held to rules that came in since for what it did not touch', async () => {
    await ask({ key: 'custom_1', value: 'Radio;Cinema;Neighbour' });
    await answerCapture(dirk, { ...sent, custom_1: 'Cinema' });
    await answerCapture(dirk, { ...sent, companyName: 'The Picture House' });
    expect(await known()).toMatchObject({ custom_1: 'Cinema', companyName: 'The Picture House' });
  });

  it('gives the address that was suggested only while there is none', async () => {
    await ask({ key: 'email', enabled: true });
    const suggested = { email: 'dirk@example.com', ...drawn({ email: 'dirk@example.com' }) };
    await answerCapture(dirk, suggested);
    expect(await known()).toMatchObject({ email: 'dirk@example.com' });
    await answerCapture(dirk, { ...suggested, email: 'derk@example.com' });
    await answerCapture(dirk, suggested);
    expect(await known()).toMatchObject({ email: 'derk@example.com' });
  });

  it('gives again what is required and was taken back elsewhere', async () => {
    await asCustomer(dirk, (customer) => updateCustomer(customer, { firstName: '', lastName: '' }));
    await answerCapture(dirk, sent);
    expect(await known()).toMatchObject({ firstName: 'Dirk', lastName: 'Quist' });
  });
});
