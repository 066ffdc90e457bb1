import { beforeEach, describe, expect, it, vi } from 'vitest';
import { labelSha256 } from '@/lib/consent-answers';
import { listReceipts } from '@/lib/db/consent-receipts';
import type { AnsweredConsent, CleengSession } from '@/lib/model';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { ownSandbox } from '@/lib/test-sandbox';
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

/** The form, as it was shown, with these boxes ticked. */
function formWith(...ticked: string[]) {
  return Object.fromEntries(
    consents.map((consent) => [
      consent.name,
      {
        version: consent.version,
        labelSha256: labelSha256(consent),
        isAccepted: ticked.includes(consent.name),
      },
    ]),
  );
}
const receipts = async () =>
  (await listReceipts(dirk.identity)).filter(({ sessionId }) => sessionId === dirk.id);

describe('saving the agreements', () => {
  it('leaves what was accepted and stays so as it is', async () => {
    await answerConsents(dirk, formWith('terms', 'broadcaster_terms'), 'nl');
    const [terms] = await readConsents(dirk);
    const before = await receipts();
    await answerConsents(dirk, formWith('terms', 'broadcaster_terms', 'broadcaster_marketing'), 'nl');
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

  it('overtakes an answer that is still on its way', async () => {
    const all = ['terms', 'broadcaster_terms', 'broadcaster_marketing'];
    await answerConsents(dirk, formWith(...all), 'nl');
    consents = await readConsents(dirk);
    await sandbox.control('fail', { vendor: 'cleeng', method: 'PUT', fault: 503 });
    const withdrawn = answerConsents(dirk, formWith('terms', 'broadcaster_terms'), 'nl');
    await expect(withdrawn).rejects.toMatchObject({ name: 'VendorError' });
    const waiting = { ...dirk, hasPendingConsents: true };
    await answerConsents(waiting, formWith(...all), 'nl');
    const states = (await readConsents(waiting)).map(({ state }) => state);
    expect(states).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('takes no answer to words that were not shown', async () => {
    const shown = formWith('terms', 'broadcaster_terms');
    const terms = { version: '10', labelSha256: labelSha256({ label: 'I accept less.' }), isAccepted: true };
    await expect(answerConsents(dirk, { ...shown, terms }, 'nl')).rejects.toMatchObject({
      code: 'consents_changed',
    });
    expect(await receipts()).toEqual([]);
  });
});
