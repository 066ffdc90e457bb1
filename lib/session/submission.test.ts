import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { createMirror, endMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors';
import { setEnvironment } from '@/lib/test-environment';
import type { OpenedMirror } from './mirror';
import { hashOf } from './secret';
import { oncePerSubmission } from './submission';
import { ownDatabase } from './test-database';

setEnvironment();
ownDatabase();
afterEach(() => {
  vi.useRealTimers();
});

const email = 'ann@example.com';
const password = 'popcorn-and-a-1';
const form = () => ({ id: randomUUID(), email, password });
let opened = 0;

async function open(): Promise<OpenedMirror> {
  opened += 1;
  const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };
  const expiresAt = new Date(Date.now() + 86_400_000);
  const sessionToken = randomUUID();
  const { id } = await createMirror({ tokenHash: hashOf(sessionToken), ...owner, expiresAt });
  return { sessionId: id, sessionToken };
}

/** An `open` that waits to be told to go on; `started` says that it was reached. */
function gated(then: () => Promise<OpenedMirror>) {
  const steps = new EventEmitter();
  const started = once(steps, 'started');
  const toldToGoOn = once(steps, 'go on');
  return {
    started,
    goOn: () => steps.emit('go on'),
    open: async () => {
      steps.emit('started');
      await toldToGoOn;
      return then();
    },
  };
}
const refuse = () => Promise.reject(new Refusal('email_taken'));

describe('one form sent twice', () => {
  it('opens one session, which both get', async () => {
    const submission = form();
    const before = opened;
    const both = await Promise.all([
      oncePerSubmission(submission, open),
      oncePerSubmission(submission, open),
    ]);
    expect(opened - before).toBe(1);
    expect(both[0]).toEqual(both[1]);
  });

  it('lets the second wait for the first, however it writes the address', async () => {
    const id = randomUUID();
    const first = gated(open);
    const sent = oncePerSubmission({ id, email, password }, first.open);
    await first.started;
    const sentAgain = oncePerSubmission({ id, email: 'Ann@Example.com', password }, open);
    first.goOn();
    expect(await sentAgain).toEqual(await sent);
  });

  it('lets the second join after the first was answered', async () => {
    const submission = form();
    const first = await oncePerSubmission(submission, open);
    expect(await oncePerSubmission(submission, open)).toEqual(first);
  });

  it('lets the second take over where the first fails', async () => {
    const submission = form();
    const first = gated(refuse);
    const sent = oncePerSubmission(submission, first.open);
    await first.started;
    const sentAgain = oncePerSubmission(submission, open);
    first.goOn();
    await expect(sent).rejects.toMatchObject({ code: 'email_taken' });
    const { sessionId } = await sentAgain;
    expect(await oncePerSubmission(submission, open)).toMatchObject({ sessionId });
  });

  it('may be corrected and sent again after a refusal', async () => {
    const id = randomUUID();
    await expect(oncePerSubmission({ id, email, password }, refuse)).rejects.toThrow(Refusal);
    const corrected = await oncePerSubmission({ id, email: 'bob@example.com', password }, open);
    expect(corrected.sessionId).toEqual(expect.any(String));
  });
});

describe('the id of a form that somebody else sent', () => {
  it('never leads into their session', async () => {
    const id = randomUUID();
    const first = await oncePerSubmission({ id, email, password }, open);
    const stranger = await oncePerSubmission({ id, email: 'eve@example.com', password }, open);
    expect(stranger.sessionId).not.toBe(first.sessionId);
    expect(await oncePerSubmission({ id, email, password }, open)).toEqual(first);
  });

  it('joins no session that was copied out of theirs', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const theirs = await oncePerSubmission(form(), open);
    const own = form();
    const { sessionId } = await oncePerSubmission(own, open);
    await database().$executeRaw`
      UPDATE submissions SET (mirror_id, sealed_session_id) = (
        SELECT mirror_id, sealed_session_id FROM submissions WHERE mirror_id = ${theirs.sessionId}::uuid)
      WHERE mirror_id = ${sessionId}::uuid`;
    await expect(oncePerSubmission(own, open)).rejects.toMatchObject({ code: 'form_outdated' });
  });

  it('never makes them wait', async () => {
    const id = randomUUID();
    const first = gated(open);
    const sent = oncePerSubmission({ id, email, password }, first.open);
    await first.started;
    const stranger = await oncePerSubmission({ id, email: 'eve@example.com', password }, open);
    first.goOn();
    expect((await sent).sessionId).not.toBe(stranger.sessionId);
  });
});

describe('a form that was sent before', () => {
  const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('opens a new session after ten minutes', async () => {
    const submission = form();
    const first = await oncePerSubmission(submission, open);
    vi.useFakeTimers({ toFake: ['Date'], now: minutesFromNow(11) });
    expect((await oncePerSubmission(submission, open)).sessionId).not.toBe(first.sessionId);
  });

  it('opens a new session where its own has ended', async () => {
    const submission = form();
    const first = await oncePerSubmission(submission, open);
    await endMirror(first.sessionId, 'signed_out', new Date());
    expect((await oncePerSubmission(submission, open)).sessionId).not.toBe(first.sessionId);
  });

  it('joins nobody with another password', async () => {
    const submission = form();
    const first = await oncePerSubmission(submission, open);
    const guess = await oncePerSubmission({ ...submission, password: 'popcorn-and-a-2' }, open);
    expect(guess.sessionId).not.toBe(first.sessionId);
  });

  it('is taken over where its process hangs over it, which then joins in', async () => {
    const submission = form();
    const hanging = gated(open);
    const sent = oncePerSubmission(submission, hanging.open);
    await hanging.started;
    vi.useFakeTimers({ toFake: ['Date'], now: minutesFromNow(2) });
    const takenOver = await oncePerSubmission(submission, open);
    hanging.goOn();
    expect(await sent).toEqual(takenOver);
  });
});
