// The database stops at each statement of what customers do, before it runs or before its answer arrives.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cut, type DatabaseProxy, startDatabaseProxy } from '@/e2e/server/database-proxy';
import { labelSha256 } from '@/lib/consents/consent-answers';
import { hashOf } from '@/lib/crypto/random-token';
import { database } from '@/lib/db/client';
import { listReceipts } from '@/lib/db/consent-receipts';
import { emptyDatabase, timeouts } from '@/lib/db/test-database';
import { refusalOf } from '@/lib/errors/refusal-of';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { CleengSession, Consent } from '@/lib/model';
import { sessionTokenFromCookie } from '@/lib/session/cookie';
import {
  expireTokens,
  openSession,
  rowOf,
  signedIn,
  storedPair,
} from '@/lib/session/test-customer';
import { migrateOwn } from '@/lib/session/test-database';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import { answerConsents, readConsents } from './consents';
import { login } from './login';
import { prepareRegistration, register } from './register';
import { signOut } from './sessions';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('@/lib/i18n/languages', () => ({ requestLanguage: async () => 'en' }));
vi.mock('@/lib/session/cookie', () => ({ sessionTokenFromCookie: vi.fn() }));

const sandbox = ownSandbox();
let proxy: DatabaseProxy;

const own = emptyDatabase();
beforeAll(async () => {
  if (!own.url) return; // PostgreSQL is not installed.
  proxy = await startDatabaseProxy(own.url);
  own.url = proxy.url;
});
migrateOwn(own);
afterAll(() => proxy?.close());

const visitor = { address: null, addressPrefix: null, userAgent: null };
/** Two seconds are promised, the machine may be busy; a request that waits for a lease takes eight. */
const soonMs = 4_000;

interface Request<Sent> {
  send(): Promise<Sent>;
  /** Without these a refused request has left a session that no browser has. */
  openRows?(): Promise<unknown[]>;
  /** After it was sent again. */
  check(sent: Sent): Promise<void>;
}

/** `prepare` is a customer of its own each time, with the same form or request sent first into the outage and then again. */
async function stopAtEach<Sent>(
  cut: Cut,
  prepare: () => Promise<Request<Sent>>,
  { returnsAtOnce = false } = {},
): Promise<number> {
  for (let statement = 1; ; statement += 1) {
    const { send, openRows, check } = await prepare();
    proxy.stopAt(statement, cut);
    const first = send().then(
      () => 'done',
      (error) => refusalOf(error, 'form_failed').code,
    );
    if (returnsAtOnce) await Promise.race([proxy.stopped(), first]);
    else await first;
    const wasReached = proxy.hasStopped();
    proxy.start();
    await vi.waitFor(() => database().$queryRaw`SELECT 1`);
    // Where only the confirmation was lost, the row is there for the request that is sent again.
    if (openRows && cut === 'before' && (await first) !== 'done') {
      expect(await openRows(), `statement ${statement}`).toEqual([]);
    }
    const sentAt = performance.now();
    const sent = await send();
    expect(performance.now() - sentAt, `statement ${statement}`).toBeLessThan(soonMs);
    expect(await first, `statement ${statement}`).toMatch(/^(done|.*unavailable)$/);
    await check(sent);
    if (!wasReached) return statement - 1;
  }
}

const openRowsOf = (email: string) =>
  database().sessionMirror.findMany({ where: { email, endedAt: null } });

function answers(consents: Consent[], isAccepted: (name: string) => boolean) {
  return Object.fromEntries(
    consents.map((consent) => [
      consent.name,
      {
        version: consent.version,
        labelSha256: labelSha256(consent),
        wasTicked: !isAccepted(consent.name),
        isAccepted: isAccepted(consent.name),
      },
    ]),
  );
}

async function registration(): Promise<Request<string>> {
  const email = `ada.${randomUUID().slice(0, 8)}@example.com`;
  const { consents, region } = await prepareRegistration(visitor);
  if (!region) throw new Error('No region.');
  const form = {
    formId: randomUUID(),
    email,
    password: 'seat-in-the-dark-1',
    shownConsents: answers(consents, () => true),
    shownLanguage: 'en',
    region,
    isRegionChosen: true,
    visitor,
  } as const;
  return {
    send: () => register(form),
    openRows: () => openRowsOf(email),
    async check(sessionToken) {
      const [row, ...others] = await openRowsOf(email);
      expect(others).toEqual([]);
      expect(row?.tokenHash).toBe(hashOf(sessionToken));
      const { customerId = '' } = row ?? {};
      const receipts = await listReceipts({ kind: 'cleeng', realm: '123456789', customerId });
      expect(new Set(receipts.map(({ name }) => name))).toEqual(
        new Set(consents.map(({ name }) => name)),
      );
    },
  };
}

async function signIn(): Promise<Request<{ sessionToken: string }>> {
  const email = 'anna@example.com';
  await database().sessionMirror.deleteMany({ where: { email } });
  const form = { email, password: 'anna-sandbox-1', formId: randomUUID(), visitor };
  return {
    send: () => login(form),
    openRows: () => openRowsOf(email),
    async check({ sessionToken }) {
      expect((await openRowsOf(email)).map(({ tokenHash }) => tokenHash)).toEqual([
        hashOf(sessionToken),
      ]);
    },
  };
}

async function renewal(): Promise<Request<unknown>> {
  const anna = await openSession('anna');
  const before = await storedPair(anna);
  await expireTokens(anna, -1);
  return {
    send: () => asCustomer(anna.session, fetchCustomer),
    async check() {
      expect(await rowOf(anna.session.id)).toMatchObject({ endedAt: null, tokensVersion: 2 });
      expect((await storedPair(anna)).refreshToken).not.toBe(before.refreshToken);
    },
  };
}

async function consents(): Promise<Request<unknown>> {
  const dirk: CleengSession = await signedIn('dirk');
  const asked = await readConsents(dirk);
  const [marketing] = asked.filter(({ name }) => name === 'broadcaster_marketing');
  const isAccepted = marketing?.state !== 'accepted';
  const form = answers(asked, (name) => name !== 'broadcaster_marketing' || isAccepted);
  return {
    send: () => answerConsents(dirk, form, 'nl'),
    async check() {
      const state = isAccepted ? 'accepted' : 'declined';
      const [receipt] = (await listReceipts(dirk.identity)).filter(
        ({ name, sessionId }) => name === 'broadcaster_marketing' && sessionId === dirk.id,
      );
      expect(receipt).toMatchObject({ state });
      const now = await readConsents(dirk);
      expect(now.find(({ name }) => name === 'broadcaster_marketing')).toMatchObject({ state });
    },
  };
}

async function signingOut(): Promise<Request<unknown>> {
  const { opened } = await openSession('anna');
  vi.mocked(sessionTokenFromCookie).mockResolvedValue(opened.sessionToken);
  return {
    send: () => signOut(),
    async check() {
      expect(await rowOf(opened.sessionId)).toMatchObject({ endedReason: 'signed_out' });
    },
  };
}

describe.each(['before', 'after'] as const)('the database stops, %s each statement', (cut) => {
  const quietly = (run: () => Promise<number>) => async () => {
    for (const level of ['info', 'warn', 'error'] as const) {
      vi.spyOn(console, level).mockReturnValue();
    }
    await sandbox.control('settings', {});
    expect(await run()).toBeGreaterThan(1);
  };
  it(
    'of a registration',
    quietly(() => stopAtEach(cut, registration)),
    timeouts.timeout,
  );
  it(
    'of a sign-in',
    quietly(() => stopAtEach(cut, signIn)),
    timeouts.timeout,
  );
  it(
    'of a renewal',
    quietly(() => stopAtEach(cut, renewal, { returnsAtOnce: true })),
    timeouts.timeout,
  );
  it(
    'of consents',
    quietly(() => stopAtEach(cut, consents)),
    timeouts.timeout,
  );
  it(
    'of a sign-out',
    quietly(() => stopAtEach(cut, signingOut)),
    timeouts.timeout,
  );
});
