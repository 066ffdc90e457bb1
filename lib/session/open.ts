import 'server-only';
import { randomUUID } from 'node:crypto';
import { hashOf, newSecret } from '@/lib/crypto/random-token';
import { keyedHash } from '@/lib/crypto/seal';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { recordEvent } from '@/lib/db/identity-events';
import { ownedBy } from '@/lib/db/owner';
import {
  createMirror,
  createMirrorOnce,
  findMirrorByTokenHash,
  type NewMirror,
  type SessionMirror,
} from '@/lib/db/session-mirrors';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { isPasswordStill, type PasswordChanges } from '@/lib/history/password-changes';
import type { Customer, Identity, OpenedBy, VendorTokens } from '@/lib/model';
import type { Visitor } from '@/lib/visitor/visitor';
import { endSession } from './end';
import { isAlive } from './lifetime';
import { sealTokens } from './stored-tokens';

export interface Opening {
  event: 'registered' | 'signed_in';
  openedBy?: OpenedBy;
  identity: Identity;
  customer?: Pick<Customer, 'email' | 'firstName' | 'lastName'>;
  tokens?: VendorTokens;
  locale: string | null;
  country: string | null;
  visitor: Visitor;
  /** An upper limit, where the settings allow more. */
  seconds?: number;
  /** Where a request may be repeated: the second finds the session of the first, ended or not. */
  sessionToken?: string;
  consentsDue?: boolean;
  captureDue?: boolean;
  /** For sign-in with a password, which may have changed since it was checked. */
  countPasswordChanges?: PasswordChanges;
  /** Is stored with the row, or neither is. */
  storeWithRow?: (sessionId: string, transaction: Transaction) => Promise<unknown>;
}

export interface OpenedSession {
  sessionId: string;
  sessionToken: string;
}

/**
 * Only after a vendor's proof was verified. Throws Refusal `wrong_credentials` if the password changed meanwhile, and
 * `session_ended` where a repeated request finds its session ended.
 */
export async function openSession(opening: Opening, now = new Date()): Promise<OpenedSession> {
  const { identity, customer, tokens, visitor, sessionToken = newSecret() } = opening;
  const owner = ownedBy(identity);
  const row = { id: randomUUID(), tokenHash: hashOf(sessionToken), ...owner };
  const create = opening.sessionToken ? createMirrorOnce : createMirror;
  const mirror: NewMirror = {
    ...row,
    openedBy: opening.openedBy,
    ...customer,
    locale: opening.locale,
    country: opening.country,
    ...(tokens && (await sealTokens(row, tokens, now))),
    consentsDue: opening.consentsDue ?? false,
    captureDue: opening.captureDue ?? false,
    userAgent: visitor.userAgent,
    addressPrefix: visitor.addressPrefix,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + (opening.seconds ?? env().session.absoluteSeconds) * 1000),
  };
  // If only the row were stored, an open session without a cookie would remain.
  return inTransaction(async (transaction) => {
    const created = await create(mirror, transaction);
    if (created) await storeOpening(opening, created, transaction);
    const { id } = created ?? (await openedBefore(row.tokenHash, now, transaction));
    await opening.storeWithRow?.(id, transaction);
    return { sessionId: id, sessionToken };
  });
}

async function storeOpening(
  { event, countPasswordChanges, visitor: { addressPrefix } }: Opening,
  { id: sessionId, identityKind, identityRealm, customerId }: SessionMirror,
  transaction: Transaction,
): Promise<void> {
  if (countPasswordChanges && !(await isPasswordStill(countPasswordChanges, transaction))) {
    throw new Refusal('wrong_credentials');
  }
  const owner = { identityKind, identityRealm, customerId };
  await recordEvent({ kind: event, ...owner, sessionId, addressPrefix }, transaction);
}

async function openedBefore(
  tokenHash: string,
  now: Date,
  transaction: Transaction,
): Promise<SessionMirror> {
  const mirror = await findMirrorByTokenHash(tokenHash, transaction);
  if (!mirror || !isAlive(mirror, now)) throw new Refusal('session_ended');
  return mirror;
}

export async function localeOfSession(sessionToken: string): Promise<string | null> {
  return (await findMirrorByTokenHash(hashOf(sessionToken)))?.locale ?? null;
}

export async function endReplaced(sessionToken: string, now = new Date()): Promise<void> {
  const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
  if (mirror) await endSession(mirror, 'replaced', now);
}

/** `formId` is a UUID in the rendered form: submitted twice, it opens one session. */
export function tokenOfForm(
  formId: string,
  { customerId }: { customerId: string },
): Promise<string> {
  return derivedToken(['form', formId, customerId]);
}

/** Of one arrival at the provider, which opens one session: once that has ended, none. */
export function tokenOfArrival(arrivalId: string, { customerId }: { customerId: string }): string {
  return keyedHash(JSON.stringify(['arrival', arrivalId, customerId]), 'session-token');
}

/** The same for the same `parts`, until the session that it opened has ended. */
export async function derivedToken(parts: unknown[], endedId = ''): Promise<string> {
  const sessionToken = keyedHash(JSON.stringify([...parts, endedId]), 'session-token');
  const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
  if (!mirror || isAlive(mirror, new Date())) return sessionToken;
  return derivedToken(parts, mirror.id);
}
