import { beforeEach, describe, expect, it, vi } from 'vitest';
import { labelSha256 } from '@/lib/consents/consent-answers';
import { isAccepted } from '@/lib/consents/outdated-consents';
import { database } from '@/lib/db/client';
import { listReceipts } from '@/lib/db/consent-receipts';
import { endMirror } from '@/lib/db/session-mirrors';
import { readBehindGate } from '@/lib/gate/gate';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { AnsweredConsent, CleengSession } from '@/lib/model';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { answerConsents, readConsents } from './consents';

const sandbox = ownSandbox();
ownDatabase();

let dirk: CleengSession;
let consents: AnsweredConsent[];

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  dirk = await signedIn('dirk');
  consents = await readConsents(dirk);
});

/** The form as it was drawn when `consents` were read. */
function formWith(...ticked: string[]) {
  return Object.fromEntries(
    consents.map((consent) => [
      consent.name,
      {
        version: consent.version,
        labelSha256: labelSha256(consent),
        wasTicked: isAccepted(consent),
        isAccepted: ticked.includes(consent.name),
      },
    ]),
  );
}
const receipts = async () =>
  (await listReceipts(dirk.identity)).filter(({ sessionId }) => sessionId === dirk.id);
const marketing = async () =>
  (await readConsents(dirk)).find(({ name }) => name === 'broadcaster_marketing');

describe('saving the agreements', () => {
  it('leaves what was accepted and stays so as it is', async () => {
    await answerConsents(dirk, formWith('terms', 'broadcaster_terms'), 'nl');
    consents = await readConsents(dirk);
    const [terms] = consents;
    const before = await receipts();
    await answerConsents(
      dirk,
      formWith('terms', 'broadcaster_terms', 'broadcaster_marketing'),
      'nl',
    );
    expect(await receipts()).toMatchObject([
      { name: 'broadcaster_marketing', state: 'accepted', locale: 'nl' },
      ...before,
    ]);
    expect((await readConsents(dirk))[0]).toEqual(terms);
  });

  it('stores nothing where nothing was changed', async () => {
    const all = ['terms', 'broadcaster_terms', 'broadcaster_marketing'];
    await answerConsents(dirk, formWith(...all), 'nl');
    const calls = await sandbox.calls();
    consents = await readConsents(dirk);
    await answerConsents(dirk, formWith(...all), 'nl');
    const puts = (made: string[]) => made.filter((call) => call.startsWith('PUT '));
    expect(puts(await sandbox.calls())).toEqual(puts(calls));
  });

  it('takes no box that was left as it was drawn for an answer', async () => {
    const all = ['terms', 'broadcaster_terms', 'broadcaster_marketing'];
    await answerConsents(dirk, formWith(...all), 'nl');
    consents = await readConsents(dirk);
    const drawnBefore = formWith(...all);
    await answerConsents(dirk, formWith('terms', 'broadcaster_terms'), 'nl');
    const before = await receipts();
    const late = answerConsents(dirk, drawnBefore, 'nl');
    await expect(late).rejects.toMatchObject({ code: 'consents_changed' });
    expect(await receipts()).toEqual(before);
    expect(await marketing()).toMatchObject({ state: 'declined' });
  });

  it('lets no untouched form overrule an answer that still waits', async () => {
    const all = ['terms', 'broadcaster_terms', 'broadcaster_marketing'];
    await answerConsents(dirk, formWith(...all), 'nl');
    consents = await readConsents(dirk);
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 503 });
    expect(await answerConsents(dirk, formWith('terms', 'broadcaster_terms'), 'nl')).toBe('kept');
    await answerConsents(dirk, formWith(...all), 'nl');
    expect(await marketing()).toMatchObject({ state: 'declined' });
  });

  it('draws no box as ticked whose text has changed since, whatever its version says', async () => {
    const all = ['terms', 'broadcaster_terms', 'broadcaster_marketing'];
    const ticked = async () =>
      (await readConsents(dirk)).flatMap(({ name, isTicked }) => (isTicked ? [name] : []));
    await answerConsents(dirk, formWith(...all), 'nl');
    expect(await ticked()).toEqual(all);
    await database().consentReceipt.updateMany({
      where: { sessionId: dirk.id, name: 'terms' },
      data: { labelSha256: labelSha256({ label: 'I accept less.' }) },
    });
    expect(await ticked()).toEqual(['broadcaster_terms', 'broadcaster_marketing']);
    await database().consentReceipt.deleteMany();
    expect(await ticked()).toEqual(all);
  });

  it('refuses an answer to a label that was not shown', async () => {
    const shown = formWith('terms', 'broadcaster_terms');
    const terms = {
      version: '10',
      labelSha256: labelSha256({ label: 'I accept less.' }),
      wasTicked: false,
      isAccepted: true,
    };
    await expect(answerConsents(dirk, { ...shown, terms }, 'nl')).rejects.toMatchObject({
      code: 'consents_changed',
    });
    expect(await receipts()).toEqual([]);
  });
});

describe('an answer that Cleeng does not take now', () => {
  const required = ['terms', 'broadcaster_terms'];
  const all = [...required, 'broadcaster_marketing'];
  const failing = (times = 1) =>
    sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 503, times });
  const visit = (session: CleengSession) =>
    readBehindGate(session, '/account', async () => 'the account');
  const answersTo = async (name: string) =>
    (await listReceipts(dirk.identity))
      .filter((receipt) => receipt.name === name && sessions.includes(receipt.sessionId))
      .map(({ state }) => state);
  let desk: CleengSession;
  let sessions: string[];

  beforeEach(async () => {
    await answerConsents(dirk, formWith(...all), 'nl');
    desk = await signedIn('dirk');
    dirk = await signedIn('dirk');
    sessions = [dirk.id, desk.id];
  });

  it('is kept, and closes no gate where it is optional', async () => {
    await failing(3);
    expect(await answerConsents(dirk, formWith(...required), 'nl')).toBe('kept');
    expect(await visit(dirk)).toMatchObject({ answer: 'the account' });
    expect(await answersTo('broadcaster_marketing')).toEqual([]);
    await sandbox.control('fail', { vendor: 'cleeng', times: 0 });
    expect(await visit(dirk)).toMatchObject({ answer: 'the account' });
    expect(await answersTo('broadcaster_marketing')).toEqual(['declined']);
  });

  it('closes the gate where it is required', async () => {
    await sandbox.control('consents', { name: 'terms' });
    consents = await readConsents(dirk);
    await failing(3);
    expect(await answerConsents(dirk, formWith(...all), 'nl')).toBe('kept');
    await expect(visit(dirk)).rejects.toThrow('NEXT_REDIRECT');
    await expect(visit(dirk)).rejects.toThrow('NEXT_REDIRECT');
    expect(await visit(dirk)).toMatchObject({ answer: 'the account' });
  });

  it('is replaced by a newer one from another browser', async () => {
    await failing();
    await answerConsents(dirk, formWith(...required), 'nl');
    expect(await answerConsents(desk, formWith(...all), 'nl')).toBe('stored');
    await visit(dirk);
    expect(await marketing()).toMatchObject({ state: 'accepted' });
    expect(await answersTo('broadcaster_marketing')).toEqual(['accepted']);
  });

  it('reaches Cleeng from the next session, as evidence of the one it was given in', async () => {
    consents = await readConsents(dirk);
    await failing();
    await answerConsents(dirk, formWith(...required), 'nl');
    await endMirror(dirk.id, 'signed_out', new Date());
    await visit(desk);
    expect(await receipts()).toMatchObject([{ name: 'broadcaster_marketing', state: 'declined' }]);
    dirk = desk;
    expect(await marketing()).toMatchObject({ state: 'declined' });
  });

  it('is not overtaken by the one before it, and both leave their receipts', async () => {
    await answerConsents(dirk, formWith(...required), 'nl');
    await sandbox.control('settings', { slowSeconds: 1 });
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 'slow' });
    const asking = vi.spyOn(globalThis, 'fetch');
    const accepting = answerConsents(dirk, formWith(...all), 'nl');
    await vi.waitFor(() =>
      expect(asking.mock.calls.some(([, sent]) => sent?.method === 'PUT')).toBe(true),
    );
    expect(await answerConsents(desk, formWith(...required), 'nl')).toBe('stored');
    expect(await accepting).toBe('stored');
    expect(await marketing()).toMatchObject({ state: 'declined' });
    expect(await answersTo('broadcaster_marketing')).toEqual(['declined', 'accepted', 'declined']);
  });
});
