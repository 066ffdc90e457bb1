import { beforeEach, expect, it, vi } from 'vitest';
import { findMirror } from '@/lib/db/session-mirrors';
import { listEvents } from '@/lib/db/test-events';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { Identity } from '@/lib/model';
import { endSession, endSessionsOf } from './end';
import { openSession, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';

ownSandbox();
ownDatabase();

let here: TestSession['session'];
let elsewhere: TestSession['session'];
let ofDirk: TestSession['session'];
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  ofDirk = (await openSession('dirk')).session;
  here = (await openSession('anna')).session;
  await endSessionsOf(here.identity, 'ended_by_operator', { exceptId: here.id });
  elsewhere = (await openSession('anna')).session;
  vi.mocked(console.info).mockClear();
});

async function endingsOf(identity: Identity, ids: string[]) {
  const events = await listEvents(identity, 100);
  return events.filter(({ kind, sessionId }) => kind === 'ended' && ids.includes(sessionId ?? ''));
}

it('ends the other sessions of a customer and records the reason', async () => {
  expect(await endSessionsOf(here.identity, 'password_changed', { exceptId: here.id })).toEqual([
    elsewhere.id,
  ]);
  expect(await findMirror(elsewhere.id)).toMatchObject({
    endedReason: 'password_changed',
    sealedTokens: null,
  });
  expect(await findMirror(here.id)).toMatchObject({ endedAt: null });
  expect(await findMirror(ofDirk.id)).toMatchObject({ endedAt: null });
  expect(await endingsOf(here.identity, [here.id, elsewhere.id])).toMatchObject([
    { reason: 'password_changed', sessionId: elsewhere.id },
  ]);
  expect(vi.mocked(console.info).mock.calls).toEqual([
    [
      `{"level":"info","event":"session_ended","reason":"password_changed","sessionId":"${elsewhere.id}"}`,
    ],
  ]);
});

it('changes nothing in sessions that had already ended', async () => {
  const ended = await endSessionsOf(here.identity, 'signed_out_everywhere');
  expect(new Set(ended)).toEqual(new Set([here.id, elsewhere.id]));
  expect(await endSessionsOf(here.identity, 'ended_by_operator')).toEqual([]);
  const mirror = await findMirror(here.id);
  if (!mirror) throw new Error('The row is gone.');
  await endSession(mirror, 'signed_out');
  expect(await endingsOf(here.identity, ended)).toHaveLength(2);
  expect(await findMirror(here.id)).toMatchObject({ endedReason: 'signed_out_everywhere' });
});
