import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeRenewalTurn } from '@/lib/db/renewals';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/test-sandbox';
import { currentGate } from './gate';
import { expireTokens, openSession, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';

const sandbox = ownSandbox();
ownDatabase();

const asked = async (call: string) => (await sandbox.calls()).filter((made) => made.startsWith(call));
const publish = (name: string) => sandbox.control('consents', { name });
const requireAnswer = (key: string) =>
  sandbox.control('capture', { settings: [{ key, enabled: true, required: true }] });
const failGate = (order: object) =>
  sandbox.control('fail', { vendor: 'cleeng', method: 'GET', path: '/customers/:id/consents', ...order });

const open = { consentsDue: false, captureDue: false };
let anna: TestSession;
const gate = () => currentGate(anna.session.id);

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
});

describe('a session older than the change', () => {
  it('does not meet it before its tokens are renewed', async () => {
    await publish('terms');
    expect(await gate()).toEqual(open);
    expect(await asked('GET /customers')).toEqual([]);
  });

  it('meets newer terms when its tokens are renewed, in the same breath', async () => {
    await publish('terms');
    await expireTokens(anna);
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    expect(await asked('POST /auths/refresh_token')).toHaveLength(1);
  });

  it('meets a question that has become required', async () => {
    await requireAnswer('companyName');
    await expireTokens(anna);
    expect(await gate()).toEqual({ ...open, captureDue: true });
  });

  it('passes a newer version of what nobody has to accept', async () => {
    await publish('broadcaster_marketing');
    await expireTokens(anna);
    expect(await gate()).toEqual(open);
    expect(await asked('GET /customers')).toHaveLength(2);
  });

  it('is let through again once the rest of the world agrees with it', async () => {
    const owing = await openSession('anna', { consentsDue: true, captureDue: true });
    await expireTokens(owing);
    expect(await currentGate(owing.session.id)).toEqual(open);
  });
});

describe('a look that fails', () => {
  it.each([{ fault: 503, times: 2 }, { fault: 'malformed' }, { fault: 422 }])(
    'costs nothing, and the next renewal makes up for it: $fault',
    async (order) => {
      await publish('terms');
      await failGate(order);
      await expireTokens(anna);
      expect(await gate()).toEqual(open);
      expect(await findMirror(anna.session.id)).toMatchObject({
        tokensVersion: 2,
        endedAt: null,
        renewalLeaseEnds: null,
        isRenewalUnsure: false,
      });
      await expireTokens(anna);
      expect(await gate()).toEqual({ ...open, consentsDue: true });
    },
  );

  it('is none where Cleeng renews nothing: the row answers', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault: 503 });
    await expireTokens(anna, -1);
    expect(await gate()).toEqual(open);
    expect(await findMirror(anna.session.id)).toMatchObject({ endedAt: null, renewalLeaseEnds: null });
  });
});

describe('another process', () => {
  beforeEach(() => {
    vi.spyOn(Reflect.get(globalThis, 'foyerRenewals'), 'get').mockReturnValue(undefined);
  });

  it('waits for the look that is under way, though the new tokens are there', async () => {
    await publish('terms');
    await sandbox.control('settings', { slowSeconds: 1 });
    await failGate({ fault: 'slow' });
    await expireTokens(anna);
    const first = gate();
    await vi.waitFor(async () =>
      expect(await findMirror(anna.session.id)).toMatchObject({ tokensVersion: 2, consentsDue: false }),
    );
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    expect(await first).toEqual({ ...open, consentsDue: true });
    expect(await asked('POST /auths/refresh_token')).toHaveLength(1);
  });

  it('waits for the whole renewal once its own pair has run out', async () => {
    await publish('terms');
    await sandbox.control('settings', { slowSeconds: 1 });
    await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault: 'slow' });
    await expireTokens(anna, -1);
    const first = gate();
    await vi.waitFor(async () =>
      expect(await findMirror(anna.session.id)).toMatchObject({ renewalLeaseEnds: expect.any(Date) }),
    );
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    expect(await first).toEqual({ ...open, consentsDue: true });
    expect(await asked('POST /auths/refresh_token')).toHaveLength(1);
  });

  it('waits for nobody while the old pair lasts: the row answers, as the last look found it', async () => {
    await publish('terms');
    await expireTokens(anna);
    const { tokensVersion = 0 } = (await findMirror(anna.session.id)) ?? {};
    expect(await takeRenewalTurn(anna.session.id, tokensVersion, 60_000)).not.toBeNull();
    const startedAt = performance.now();
    expect(await gate()).toEqual(open);
    expect(performance.now() - startedAt).toBeLessThan(3_000); // Whoever waits does so for six seconds.
  });

  it('waits for nobody who has died', async () => {
    await takeRenewalTurn(anna.session.id, 0, -1);
    expect(await gate()).toEqual(open);
  });
});

it('A session that has ended has no gate', async () => {
  await endMirror(anna.session.id, 'signed_out', new Date());
  await expect(gate()).rejects.toMatchObject({ code: 'session_ended' });
});
