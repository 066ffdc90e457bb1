import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '@/lib/crypto/random-token';
import { database } from '@/lib/db/client';
import { findMirrorByTokenHash } from '@/lib/db/session-mirrors';
import { setEnvironment } from '@/lib/env/test-environment';
import { endSession } from './end';
import { type OpenedSession, openSession, tokenOfForm } from './open';
import { ownDatabase } from './test-database';

setEnvironment();
ownDatabase();

const ann = { kind: 'cleeng', realm: '123456789', customerId: '1' } as const;
const bob = { ...ann, customerId: '2' };
const visitor = { address: null, addressPrefix: null, userAgent: null };

async function send(formId: string, identity: typeof ann | typeof bob = ann) {
  const sessionToken = await tokenOfForm(formId, identity);
  return openSession({
    event: 'signed_in',
    identity,
    locale: null,
    country: null,
    visitor,
    sessionToken,
  });
}

const rowOf = (opened?: OpenedSession) => findMirrorByTokenHash(hashOf(opened?.sessionToken ?? ''));

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  await database().sessionMirror.deleteMany();
  await database().identityEvent.deleteMany();
});

describe('one form', () => {
  it('sent eight times at once opens one session, and all eight get its token', async () => {
    const formId = randomUUID();
    const opened = await Promise.all(Array.from({ length: 8 }, () => send(formId)));
    expect(await database().sessionMirror.count()).toBe(1);
    expect(new Set(opened.map(({ sessionToken }) => sessionToken)).size).toBe(1);
    expect(await rowOf(opened[0])).toMatchObject({ id: opened[7]?.sessionId });
    expect(await database().identityEvent.count()).toBe(1);
  });

  it('sent again later returns the same session while it is open', async () => {
    const formId = randomUUID();
    expect(await send(formId)).toEqual(await send(formId));
  });

  it('sent eight times at once after its session has ended opens one new session', async () => {
    const formId = randomUUID();
    const first = await send(formId);
    await endSession(
      { id: first.sessionId, identityKind: 'cleeng', identityRealm: '1', customerId: '1' },
      'signed_out',
    );
    const opened = await Promise.all(Array.from({ length: 8 }, () => send(formId)));
    expect(await database().sessionMirror.count()).toBe(2);
    expect(opened[0]?.sessionToken).not.toBe(first.sessionToken);
    expect(await rowOf(first)).toMatchObject({ endedReason: 'signed_out' });
  });

  it('finds that the session of the same token has ended', async () => {
    const opening = {
      event: 'signed_in',
      identity: ann,
      locale: null,
      country: null,
      visitor,
      sessionToken: 'the same token',
    } as const;
    const { sessionId: id } = await openSession(opening);
    const { kind: identityKind, realm: identityRealm, customerId } = ann;
    await endSession({ id, identityKind, identityRealm, customerId }, 'signed_out');
    await expect(openSession(opening)).rejects.toMatchObject({ code: 'session_ended' });
    expect(await database().sessionMirror.count()).toBe(1);
  });

  it('opens no session of another account', async () => {
    const formId = randomUUID();
    const [first, other] = [await send(formId), await send(formId, bob)];
    expect(other.sessionToken).not.toBe(first.sessionToken);
    expect(await rowOf(other)).toMatchObject({ customerId: '2' });
  });
});

it('two forms open two sessions', async () => {
  expect((await send(randomUUID())).sessionId).not.toBe((await send(randomUUID())).sessionId);
});
