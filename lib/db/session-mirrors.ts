// One row for each signed-in browser. A row that has ended never changes again.
import 'server-only';
import { database, type Transaction } from './client';
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
  /** Null from a vendor that has none: the stored one stays. */
  locale?: string | null;
}

export interface Gate {
  consentsDue?: boolean;
  captureDue?: boolean;
}

export function createMirror(
  mirror: NewMirror,
  client: Pick<Transaction, 'sessionMirror'> = database(),
): Promise<SessionMirror> {
  return client.sessionMirror.create({ data: mirror });
}

/** Null if there is one with this token already. */
export async function createMirrorOnce(
  mirror: NewMirror,
  client: Pick<Transaction, 'sessionMirror'> = database(),
): Promise<SessionMirror | null> {
  const [created] = await client.sessionMirror.createManyAndReturn({
    data: [mirror],
    skipDuplicates: true,
  });
  return created ?? null;
}

export function findMirror(id: string): Promise<SessionMirror | null> {
  return database().sessionMirror.findUnique({ where: { id } });
}

/** Ended or not. Null if it is another customer's. */
export function findOwnMirror(customer: Owner, id: string): Promise<SessionMirror | null> {
  return database().sessionMirror.findFirst({ where: { id, ...ownedBy(customer) } });
}

export function findMirrorByTokenHash(
  tokenHash: string,
  client: Pick<Transaction, 'sessionMirror'> = database(),
): Promise<SessionMirror | null> {
  return client.sessionMirror.findUnique({ where: { tokenHash } });
}

/** Neither ended nor expired, nor idle since `idleSince`. Last seen first. */
export function listOpenMirrors(
  customer: Owner,
  { now, idleSince, limit, onlyId }: { now: Date; idleSince: Date; limit: number; onlyId?: string },
): Promise<SessionMirror[]> {
  return database().sessionMirror.findMany({
    where: {
      id: onlyId,
      ...ownedBy(customer),
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: idleSince },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: limit,
  });
}

/** Open ones with vendor tokens, those that expire last first. */
export function listMirrorsWithTokens(customer: Owner): Promise<SessionMirror[]> {
  return database().sessionMirror.findMany({
    where: { ...ownedBy(customer), endedAt: null, sealedTokens: { not: null } },
    orderBy: { tokensExpireAt: 'desc' },
  });
}

/** Ignores case. In SQL for the index on `lower(email)`; Prisma's search would treat `_` as a wildcard. */
export async function findCustomerIds({ kind, realm }: Omit<Owner, 'customerId'>, email: string) {
  const found = await database().$queryRaw<{ customerId: string }[]>`
    SELECT DISTINCT customer_id AS "customerId"
    FROM session_mirrors
    WHERE identity_kind = ${kind} AND identity_realm = ${realm} AND lower(email) = lower(${email}) AND ended_at IS NULL`;
  return found.map(({ customerId }) => customerId);
}

/** Unless seen since `notSince`: of parallel requests, one writes. */
export async function noteSeen(id: string, now: Date, notSince: Date): Promise<void> {
  await update({ id, lastSeenAt: { lt: notSince } }, { lastSeenAt: now });
}

/** Missing values stay as they are. */
export async function storeCustomer(
  id: string,
  { email, firstName, lastName, locale }: Partial<CustomerSeen>,
): Promise<void> {
  await update({ id }, { email, firstName, lastName, locale: locale ?? undefined });
}

export async function storeGate(id: string, { consentsDue, captureDue }: Gate): Promise<void> {
  await update({ id }, { consentsDue, captureDue });
}

/** True for one of the requests that have read `checkedAt`. The row then says: checked `agoMs` ago. */
export async function claimGateCheck(id: string, checkedAt: Date, agoMs: number): Promise<boolean> {
  const claimed = await database().$executeRaw`
    UPDATE session_mirrors SET gate_checked_at = now() - ${agoMs} * INTERVAL '1 millisecond'
    WHERE id = ${id}::uuid AND gate_checked_at = ${checkedAt} AND ended_at IS NULL`;
  return claimed === 1;
}

export async function storeGateCheck(
  id: string,
  { consentsDue, captureDue }: Required<Gate>,
): Promise<void> {
  await database().$executeRaw`
    UPDATE session_mirrors
    SET consents_due = ${consentsDue}, capture_due = ${captureDue}, gate_checked_at = now()
    WHERE id = ${id}::uuid AND ended_at IS NULL`;
}

/** False when it had ended before. `leaseEnds`: only if that renewal lease is still held. */
export function endMirror(
  id: string,
  reason: string,
  now: Date,
  leaseEnds?: Date,
): Promise<boolean> {
  return update({ id, renewalLeaseEnds: leaseEnds }, ending(reason, now));
}

/** Returns the rows that had not ended before. */
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

export function ending(
  endedReason: string,
  endedAt: Date,
): Prisma.SessionMirrorUpdateManyMutationInput {
  return {
    endedAt,
    endedReason,
    sealedTokens: null,
    tokensExpireAt: null,
    tokensRenewAt: null,
    renewalLeaseEnds: null,
  };
}

async function update(
  where: Prisma.SessionMirrorWhereInput,
  data: Prisma.SessionMirrorUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await database().sessionMirror.updateMany({
    where: { ...where, endedAt: null },
    data,
  });
  return count > 0;
}
