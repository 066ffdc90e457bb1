// Opening a session, once a vendor's proof has been verified: it writes the row, and lib/session/cookie.ts sets the cookie.
import 'server-only';
import { randomUUID } from 'node:crypto';
import { hashOf, newSecret } from '@/lib/crypto/random-token';
import { ownedBy } from '@/lib/db/owner';
import {
  createMirror,
  createMirrorOnce,
  findMirrorByTokenHash,
  type SessionMirror,
} from '@/lib/db/session-mirrors';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { remember } from '@/lib/history/history';
import { isPasswordStill, type PasswordChanges } from '@/lib/history/password-changes';
import type { Customer, Identity, OpenedBy, VendorTokens } from '@/lib/model';
import type { Visitor } from '@/lib/visitor/visitor';
import { endSession } from './end';
import { isAlive } from './is-alive';
import { sealTokens } from './stored-tokens';

export interface Opening {
  /** How it came to be, for the customer's history. */
  event: 'registered' | 'signed_in';
  /** A password, unless told otherwise. */
  openedBy?: OpenedBy;
  identity: Identity;
  /** Left out for the store's customers: we need neither their name nor their address. */
  customer?: Pick<Customer, 'email' | 'firstName' | 'lastName'>;
  tokens?: VendorTokens;
  /** The customer's own, where the vendor tells it. */
  locale: string | null;
  country: string | null;
  visitor: Visitor;
  /** How long it may last in any case, where that is less than the settings say. */
  seconds?: number;
  /** The token of a session that may be asked for twice: the second finds what the first has opened, ended or not. Left out for a new one. */
  sessionToken?: string;
  consentsDue?: boolean;
  captureDue?: boolean;
  /** Of whoever has proven a password that may have changed since. */
  countPasswordChanges?: PasswordChanges;
}

/** The opened row and the session token, which the cookie will carry. */
export interface OpenedMirror {
  sessionId: string;
  sessionToken: string;
}

/** Throws Refusal `wrong_credentials` where the password has changed meanwhile. */
export async function openMirror(opening: Opening, now = new Date()): Promise<OpenedMirror> {
  const { identity, customer, tokens, visitor, sessionToken = newSecret() } = opening;
  const owner = ownedBy(identity);
  const row = { id: randomUUID(), tokenHash: hashOf(sessionToken), ...owner };
  const create = opening.sessionToken ? createMirrorOnce : createMirror;
  const mirror = await create({
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
  });
  if (!mirror) return openedBefore(sessionToken);
  if (opening.countPasswordChanges && !(await isPasswordStill(opening.countPasswordChanges))) {
    await endSession(mirror, 'password_changed');
    throw new Refusal('wrong_credentials');
  }
  const { addressPrefix } = visitor;
  await remember({ kind: opening.event, ...owner, sessionId: mirror.id, addressPrefix });
  return { sessionId: mirror.id, sessionToken };
}

async function openedBefore(sessionToken: string): Promise<OpenedMirror> {
  const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
  if (!mirror) throw new Error('A session was there, and is no more.');
  return { sessionId: mirror.id, sessionToken };
}

/** The row of this session token while it is signed in; null for any other token. */
export async function openRow(
  sessionToken: string,
  now = new Date(),
): Promise<SessionMirror | null> {
  const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
  return mirror && isAlive(mirror, now) ? mirror : null;
}

/** The locale of the customer whose session this is, or null. */
export async function localeOfSession(sessionToken: string): Promise<string | null> {
  return (await findMirrorByTokenHash(hashOf(sessionToken)))?.locale ?? null;
}

/** Ends the session whose cookie another one has just taken the place of. */
export async function endReplaced(sessionToken: string, now = new Date()): Promise<void> {
  const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
  if (mirror) await endSession(mirror, 'replaced', now);
}
