import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { takeRenewalLease } from '@/lib/db/renewals';
import { endMirror, findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { expireTokens, openSession, type TestSession } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { currentGate } from './gate';

const sandbox = ownSandbox();
ownDatabase();

const asked = async (call: string) =>
  (await sandbox.calls()).filter((made) => made.startsWith(call));
const publish = (name: string) => sandbox.control('consents', { name });
const requireAnswer = (key: string) =>
  sandbox.control('capture', { settings: [{ key, enabled: true, required: true }] });
const failGate = (order: object) =>
  sandbox.control('fail', {
    vendor: 'cleeng',
    method: 'GET',
    path: '/customers/:id/consents',
    ...order,
  });

const open = { consentsDue: false, captureDue: false };
let anna: TestSession;
const gate = () => currentGate(anna.session.id);

/** Moves the last check back. */
async function age(seconds: number, { id } = anna.session): Promise<void> {
  await database().$executeRaw`
    UPDATE session_mirrors SET gate_checked_at = gate_checked_at - ${seconds} * INTERVAL '1 second' WHERE id = ${id}::uuid`;
}
const fifteenMinutes = 15 * 60;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  anna = await openSession('anna');
});

describe('a session older than a change', () => {
  it('does not meet it within fifteen minutes, whether or not its tokens are renewed', async () => {
    await publish('terms');
    await expireTokens(anna);
    await age(fifteenMinutes - 60);
    expect(await gate()).toEqual(open);
    expect(await sandbox.calls()).not.toContainEqual(
      expect.stringMatching(/^(GET \/customers|POST \/auths\/)/),
    );
  });

  it('meets newer terms after that, and is then not checked again', async () => {
    await publish('terms');
    await age(fifteenMinutes);
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    await age(fifteenMinutes - 60);
    await gate();
    expect(await asked('GET /customers')).toHaveLength(2); // Consents and capture.
    expect(await asked('POST /auths/refresh_token')).toEqual([]);
  });

  it('meets a question that has become required', async () => {
    await requireAnswer('companyName');
    await age(fifteenMinutes);
    expect(await gate()).toEqual({ ...open, captureDue: true });
  });

  it('passes a newer version of an optional consent', async () => {
    await publish('broadcaster_marketing');
    await age(fifteenMinutes);
    expect(await gate()).toEqual(open);
  });

  it('passes again where nothing is pending any more', async () => {
    const { session } = await openSession('anna', { consentsDue: true, captureDue: true });
    await age(fifteenMinutes, session);
    expect(await currentGate(session.id)).toEqual(open);
  });

  it('meets it with tokens that had to be renewed first', async () => {
    await publish('terms');
    await expireTokens(anna, -1);
    await age(fifteenMinutes);
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    expect(await asked('POST /auths/refresh_token')).toHaveLength(1);
  });
});

describe('a check that fails', () => {
  it.each([{ fault: 503, times: 2 }, { fault: 'malformed' }, { fault: 422 }])(
    'changes nothing, and is due again after a minute: $fault',
    async (order) => {
      await publish('terms');
      await failGate(order);
      await age(fifteenMinutes);
      expect(await gate()).toEqual(open);
      const before = (await asked('GET /customers')).length;
      expect(await gate()).toEqual(open);
      await age(30);
      expect(await gate()).toEqual(open);
      expect(await asked('GET /customers')).toHaveLength(before);
      await age(31);
      expect(await gate()).toEqual({ ...open, consentsDue: true });
    },
  );

  it('because Cleeng renews no token leaves the session open', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault: 503 });
    await expireTokens(anna, -1);
    await age(fifteenMinutes);
    expect(await gate()).toEqual(open);
    expect(await findMirror(anna.session.id)).toMatchObject({
      endedAt: null,
      renewalLeaseEnds: null,
    });
  });

  it('because Cleeng has ended the session says so', async () => {
    await sandbox.control('advance', { seconds: 101 * 86_400 });
    await age(fifteenMinutes);
    await expect(gate()).rejects.toMatchObject({ code: 'session_ended' });
  });
});

describe('several requests', () => {
  it('check once, and the others use the row without waiting', async () => {
    await publish('terms');
    await sandbox.control('settings', { slowSeconds: 2 });
    await failGate({ fault: 'slow' });
    await age(fifteenMinutes);
    const outcomes: boolean[] = [];
    const requests = Array.from({ length: 8 }, async () =>
      outcomes.push((await gate()).consentsDue),
    );
    await Promise.all(requests);
    expect(outcomes).toEqual([...Array(7).fill(false), true]);
    expect(await asked('GET /customers/')).toHaveLength(2);
  });

  it('do not wait for a renewal in another process while their own tokens are valid', async () => {
    await publish('terms');
    await expireTokens(anna);
    const { tokensVersion = 0 } = (await findMirror(anna.session.id)) ?? {};
    expect(await takeRenewalLease(anna.session.id, tokensVersion, 60_000)).not.toBeNull();
    await age(fifteenMinutes);
    expect(await gate()).toEqual({ ...open, consentsDue: true });
    expect(await asked('POST /auths/refresh_token')).toEqual([]);
  });
});

it('A session that has ended has no gate', async () => {
  await endMirror(anna.session.id, 'signed_out', new Date());
  await expect(gate()).rejects.toMatchObject({ code: 'session_ended' });
});
