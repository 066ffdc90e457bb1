import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMirror } from '@/lib/db/session-mirrors';
import { claimSubmission, findSubmission } from '@/lib/db/submissions';
import { Refusal } from '@/lib/errors';
import type { OpenedMirror } from './mirror';
import { hashOf } from './secret';
import { oncePerSubmission } from './submission';
import { ownDatabase } from './test-database';

ownDatabase();
afterEach(() => {
  vi.useRealTimers();
});

const email = 'ann@example.com';
let opened = 0;

async function open(): Promise<OpenedMirror> {
  opened += 1;
  const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { id } = await createMirror({ secretHash: randomUUID(), ...owner, expiresAt });
  return { mirrorId: id, sealedSessionId: `sealed-${id}` };
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
    const submission = { id: randomUUID(), email };
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
    const sent = oncePerSubmission({ id, email }, first.open);
    await first.started;
    const sentAgain = oncePerSubmission({ id, email: 'Ann@Example.com' }, open);
    first.goOn();
    expect(await sentAgain).toEqual(await sent);
  });

  it('lets the second join after the first was answered', async () => {
    const submission = { id: randomUUID(), email };
    const first = await oncePerSubmission(submission, open);
    expect(await oncePerSubmission(submission, open)).toEqual(first);
  });

  it('lets the second take over where the first fails', async () => {
    const submission = { id: randomUUID(), email };
    const first = gated(refuse);
    const sent = oncePerSubmission(submission, first.open);
    await first.started;
    const sentAgain = oncePerSubmission(submission, open);
    first.goOn();
    await expect(sent).rejects.toMatchObject({ code: 'email_taken' });
    const { mirrorId } = await sentAgain;
    expect(await findSubmission(submission.id)).toMatchObject({ mirrorId });
  });

  it('may be corrected and sent again after a refusal', async () => {
    const id = randomUUID();
    await expect(oncePerSubmission({ id, email }, refuse)).rejects.toThrow(Refusal);
    expect(await findSubmission(id)).toBeNull();
    const corrected = await oncePerSubmission({ id, email: 'bob@example.com' }, open);
    expect(await findSubmission(id)).toMatchObject({ mirrorId: corrected.mirrorId });
  });
});

describe('the id of a form that somebody else sent', () => {
  it('never leads into their session', async () => {
    const id = randomUUID();
    const first = await oncePerSubmission({ id, email }, open);
    const stranger = await oncePerSubmission({ id, email: 'eve@example.com' }, open);
    expect(stranger.mirrorId).not.toBe(first.mirrorId);
    expect(await oncePerSubmission({ id, email }, open)).toEqual(first);
  });

  it('never makes them wait', async () => {
    const id = randomUUID();
    const first = gated(open);
    const sent = oncePerSubmission({ id, email }, first.open);
    await first.started;
    const stranger = await oncePerSubmission({ id, email: 'eve@example.com' }, open);
    first.goOn();
    expect((await sent).mirrorId).not.toBe(stranger.mirrorId);
  });
});

describe('a form that was sent long ago', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const claim = (id: string, now: Date) =>
    claimSubmission({ id, subjectHash: hashOf(email), now, staleAfterMs: 30_000 });

  it('opens a new session', async () => {
    const submission = { id: randomUUID(), email };
    const first = await oncePerSubmission(submission, open);
    vi.useFakeTimers({ toFake: ['Date'], now: minutesAgo(-11) });
    expect((await oncePerSubmission(submission, open)).mirrorId).not.toBe(first.mirrorId);
  });

  it('is taken over where its process died over it', async () => {
    const id = randomUUID();
    await claim(id, minutesAgo(1));
    const takenOver = await oncePerSubmission({ id, email }, open);
    expect(await findSubmission(id)).toMatchObject({ mirrorId: takenOver.mirrorId });
  });
});
