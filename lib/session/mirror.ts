// A vendor's proof has been verified: one row says who is signed in here, and a ticket is redeemed once for its cookie.
// A form that is sent twice gets two tickets for one row, so both answers set the same cookie, whichever comes last.
import 'server-only';
import { randomUUID } from 'node:crypto';
import { ownedBy } from '@/lib/db/owner';
import { createMirror, createMirrorOnce, findMirrorByTokenHash } from '@/lib/db/session-mirrors';
import { createTicket, redeemTicket } from '@/lib/db/sign-in-tickets';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import type { Customer, Identity, OpenedBy, VendorTokens } from '@/lib/model';
import type { Visitor } from '@/lib/visitor';
import { endSession } from './ending';
import { remember } from './history';
import { isPasswordStill, type PasswordMark } from './password-mark';
import { seal, unseal } from './seal';
import { hashOf, newSecret } from './secret';
import { sealTokens } from './stored-tokens';

const ticketSeconds = 60;

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
  passwordMark?: PasswordMark;
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
  if (opening.passwordMark && !(await isPasswordStill(opening.passwordMark))) {
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

/** A ticket that signs one browser in to this mirror, once, within a minute. */
export async function issueTicket(
  { sessionId, sessionToken }: OpenedMirror,
  now = new Date(),
): Promise<string> {
  const ticket = newSecret();
  const ticketHash = hashOf(ticket);
  const sealedSessionId = await seal(sessionToken, 'session-id', ticketHash);
  const expiresAt = new Date(now.getTime() + ticketSeconds * 1000);
  await createTicket({ ticketHash, mirrorId: sessionId, sealedSessionId, expiresAt });
  return ticket;
}

/**
 * The session token that the ticket stands for, or null: unknown, spent or expired. Throws a JOSEError where the ticket's row
 * holds what was sealed for another one.
 */
export async function redeem(ticket: string, now = new Date()): Promise<string | null> {
  const ticketHash = hashOf(ticket);
  const redeemed = await redeemTicket(ticketHash, now);
  return redeemed && unseal(redeemed.sealedSessionId, 'session-id', ticketHash);
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
