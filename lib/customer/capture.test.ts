import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CleengSession } from '@/lib/model';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { ownSandbox } from '@/lib/test-sandbox';
import { answerCapture, readCapture } from './capture';

const sandbox = ownSandbox();
ownDatabase();

const required = { firstName: 'Dirk', lastName: 'Quist', custom_1: 'A friend' };
const premieres = 'Yes, tell me about premieres';

let dirk: CleengSession;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  dirk = await signedIn('dirk');
});
const ask = (setting: Record<string, unknown>) => sandbox.control('capture', { settings: [setting] });
const puts = async () => (await sandbox.calls()).filter((call) => call.startsWith('PUT '));
const known = async () =>
  Object.assign({}, ...(await readCapture(dirk)).questions.map(({ answers }) => answers));

describe('answers to the capture form', () => {
  it('that were left as they are are not sent', async () => {
    await answerCapture(dirk, required);
    const before = await puts();
    await answerCapture(dirk, required);
    await answerCapture(dirk, {});
    expect(await puts()).toEqual(before);
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
    expect(await known()).toMatchObject({ firstName: 'Derk', custom_2: premieres });
  });

  it('say which required one is missing', async () => {
    await expect(answerCapture(dirk, { ...required, lastName: ' ' })).rejects.toMatchObject({
      faults: [{ field: 'lastName', code: 'required' }],
    });
  });

  it('are asked for again where a question came in while the form was open', async () => {
    await ask({ key: 'companyName', enabled: true, required: true });
    await expect(answerCapture(dirk, required)).rejects.toMatchObject({
      code: 'questions_changed',
      faults: [],
    });
    await answerCapture(dirk, { ...required, companyName: 'The Picture House' });
    await answerCapture(dirk, required); // What is known already need not be asked again.
    expect(await known()).toMatchObject({ companyName: 'The Picture House' });
  });
});
