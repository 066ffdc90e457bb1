// Who is signed in here, on what evidence: one row a browser. The row decides, the cookie only points at it.
// The surprise: a row never comes back. Once it has ended, no refresh, visit or gate changes it.
import 'server-only';
import { database } from './client';
import type { Prisma, SessionMirror } from './generated/client';
import { type Owner, ownedBy } from './owner';

export type { SessionMirror };

export type NewMirror = Omit<
  Prisma.SessionMirrorUncheckedCreateInput,
  'tokensVersion' | 'endedAt' | 'endedReason'
>;

export interface SealedTokens {
  sealedTokens: string;
  tokensExpireAt: Date;
  tokensRenewAt: Date;
}

export interface CustomerSeen {
  email: string;
  firstName: string;
  lastName: string;
  /** Null where the vendor does not tell: then what is known stays. */
  locale?: string | null;
}

/** What stands between a customer and the signed-in pages. What is left out stays as it is. */
export interface Gate {
  consentsDue?: boolean;
  captureDue?: boolean;
}

export function createMirror(mirror: NewMirror): Promise<SessionMirror> {
  return database().sessionMirror.create({ data: mirror });
}

/** Null where there is one of that secret already: of two who come at once, one creates it. */
export async function createMirrorOnce(mirror: NewMirror): Promise<SessionMirror | null> {
  const [created] = await database().sessionMirror.createManyAndReturn({
    data: [mirror],
    skipDuplicates: true,
  });
  return created ?? null;
}

/** By the row's own id, ended or not. */
export function findMirror(id: string): Promise<SessionMirror | null> {
  return database().sessionMirror.findUnique({ where: { id } });
}

/** By the row's own id, ended or not, if it is this customer's. */
export function findOwnMirror(customer: Owner, id: string): Promise<SessionMirror | null> {
  return database().sessionMirror.findFirst({ where: { id, ...ownedBy(customer) } });
}

/** By the hash of what the cookie carries, ended or not. One query, on the unique index. */
export function findMirrorByTokenHash(tokenHash: string): Promise<SessionMirror | null> {
  return database().sessionMirror.findUnique({ where: { tokenHash } });
}

/** Of a customer, newest seen first: those that have neither ended nor run out, nor been idle since `idleSince`. */
export function listOpenMirrors(
  customer: Owner,
  { now, idleSince, limit }: { now: Date; idleSince: Date; limit: number },
): Promise<SessionMirror[]> {
  return database().sessionMirror.findMany({
    where: {
      ...ownedBy(customer),
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: idleSince },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: limit,
  });
}

/** Those of a customer that still hold a pair. The one whose pair holds longest comes first. */
export function listMirrorsWithTokens(customer: Owner): Promise<SessionMirror[]> {
  return database().sessionMirror.findMany({
    where: { ...ownedBy(customer), endedAt: null, sealedTokens: { not: null } },
    orderBy: { tokensExpireAt: 'desc' },
  });
}

/**
 * Who is signed in under this address, however it is spelt. By the index on `lower(email)`, which Prisma has no words for:
 * its own way of asking would read every row, and take an underscore for any letter.
 */
export async function findCustomerIds({ kind, realm }: Omit<Owner, 'customerId'>, email: string) {
  const found = await database().$queryRaw<{ customerId: string }[]>`
    SELECT DISTINCT customer_id AS "customerId"
    FROM session_mirrors
    WHERE identity_kind = ${kind} AND identity_realm = ${realm} AND lower(email) = lower(${email}) AND ended_at IS NULL`;
  return found.map(({ customerId }) => customerId);
}

/** Of many who come at once one writes: a row that was seen since `notSince` stays as it is. */
export async function noteSeen(id: string, now: Date, notSince: Date): Promise<void> {
  await changed({ id, lastSeenAt: { lt: notSince } }, { lastSeenAt: now });
}

/** What is left out stays as it is. */
export async function storeCustomer(
  id: string,
  { email, firstName, lastName, locale }: Partial<CustomerSeen>,
): Promise<void> {
  await changed({ id }, { email, firstName, lastName, locale: locale ?? undefined });
}

export async function storeGate(id: string, { consentsDue, captureDue }: Gate): Promise<void> {
  await changed({ id }, { consentsDue, captureDue });
}

/** True for one of those who have seen the same `checkedAt`: it may check now. For all it is then `agoMs` since the last check. */
export async function claimGateCheck(id: string, checkedAt: Date, agoMs: number): Promise<boolean> {
  const claimed = await database().$executeRaw`
    UPDATE session_mirrors SET gate_checked_at = now() - ${agoMs} * INTERVAL '1 millisecond'
    WHERE id = ${id}::uuid AND gate_checked_at = ${checkedAt} AND ended_at IS NULL`;
  return claimed === 1;
}

/** Checked just now. */
export async function storeGateCheck(
  id: string,
  { consentsDue, captureDue }: Required<Gate>,
): Promise<void> {
  await database().$executeRaw`
    UPDATE session_mirrors
    SET consents_due = ${consentsDue}, capture_due = ${captureDue}, gate_checked_at = now()
    WHERE id = ${id}::uuid AND ended_at IS NULL`;
}

/**
 * False when it had ended before: the first reason stays. The vendor's tokens go with the session. With `leaseEnds`,
 * only where the renewal lease is still the one that ends then.
 */
export function endMirror(
  id: string,
  reason: string,
  now: Date,
  leaseEnds?: Date,
): Promise<boolean> {
  return changed({ id, renewalLeaseEnds: leaseEnds }, ending(reason, now));
}

/** Signs a customer out everywhere, but for the session `exceptId`. Returns the rows that had not ended before. */
export function endMirrorsOfCustomer(
  customer: Owner,
  reason: string,
  now: Date,
  exceptId?: string,
): Promise<SessionMirror[]> {
  return database().sessionMirror.updateManyAndReturn({
    where: { ...ownedBy(customer), endedAt: null, id: exceptId ? { not: exceptId } : undefined },
    data: ending(reason, now),
  });
}

function ending(endedReason: string, endedAt: Date): Prisma.SessionMirrorUpdateManyMutationInput {
  return {
    endedAt,
    endedReason,
    sealedTokens: null,
    tokensExpireAt: null,
    tokensRenewAt: null,
    renewalLeaseEnds: null,
  };
}

/** Changes, in one statement, what is found and has not ended. */
async function changed(
  where: Prisma.SessionMirrorWhereInput,
  data: Prisma.SessionMirrorUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await database().sessionMirror.updateMany({
    where: { ...where, endedAt: null },
    data,
  });
  return count > 0;
}
