// What happened to an identity, for its owner and for support: codes and ids, no secrets, the address truncated.
// The surprise: what repeats itself without end, renewals and failed attempts, is counted here: a list of them that is cut
// somewhere would be all that its reader sees.
import 'server-only';
import { database } from './client';
import { type IdentityEvent, Prisma } from './generated/client';
import { type Owner, ownedBy } from './owner';

export type { IdentityEvent };
export type NewEvent = Omit<Prisma.IdentityEventCreateInput, 'id'>;

/** Several events of one kind, dated by the newest. */
export type RepeatedEvent = Pick<IdentityEvent, 'id' | 'kind' | 'at' | 'addressPrefix'> & {
  times: number;
};

/** Of one address or customer, at most so many are counted, the newest: an attacker does not decide how much is read. */
const mostCounted = 5_000;

export async function recordEvent(event: NewEvent): Promise<void> {
  await database().identityEvent.create({ data: event });
}

/** Of this kind, about an e-mail address. */
export function countEventsAbout(kind: string, emailHash: string): Promise<number> {
  return database().identityEvent.count({ where: { kind, emailHash } });
}

/** Newest first. */
export function listEvents(customer: Owner, limit: number): Promise<IdentityEvent[]> {
  return database().identityEvent.findMany({
    where: ownedBy(customer),
    orderBy: { at: 'desc' },
    take: limit,
  });
}

/** At most `limit` of each of these kinds, the newest: however many there are of one, it takes no other's place. */
export function listEventsByKind(
  customer: Owner,
  kinds: readonly string[],
  limit: number,
): Promise<Pick<IdentityEvent, 'id' | 'kind' | 'at' | 'reason' | 'addressPrefix'>[]> {
  return database().$queryRaw`
    SELECT id, kind, at, reason, address_prefix AS "addressPrefix"
    FROM (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY at DESC) AS place
      FROM identity_events WHERE ${eventsOf(customer)} AND kind = ANY(${kinds})
    ) ranked
    WHERE place <= ${limit} ORDER BY at DESC`;
}

/** When this customer was first seen here. Null: never, or longer ago than anything is kept. */
export async function firstEventAt(customer: Owner): Promise<Date | null> {
  const first = await database().identityEvent.findFirst({
    where: ownedBy(customer),
    orderBy: { at: 'asc' },
  });
  return first?.at ?? null;
}

/** Renewals, counted by session, newest first. */
export function countRenewals(customer: Owner, limit: number): Promise<RepeatedEvent[]> {
  return countEvents('refreshed', eventsOf(customer), Prisma.sql`session_id`, limit);
}

/** Attempts at an e-mail address while nobody was known, later than `after`: counted by network and day (UTC), newest first. */
export function countAttempts(
  emailHash: string,
  after: Date,
  limit: number,
): Promise<RepeatedEvent[]> {
  const whose = Prisma.sql`email_hash = ${emailHash} AND customer_id IS NULL AND at > ${after}`;
  return countEvents(
    'refused',
    whose,
    Prisma.sql`address_prefix, date(at AT TIME ZONE 'UTC')`,
    limit,
  );
}

function countEvents(
  kind: string,
  whose: Prisma.Sql,
  by: Prisma.Sql,
  limit: number,
): Promise<RepeatedEvent[]> {
  return database().$queryRaw`
    SELECT min(id::text) AS id, min(kind) AS kind, max(at) AS at, min(address_prefix) AS "addressPrefix", count(*)::int AS times
    FROM (
      SELECT * FROM identity_events WHERE kind = ${kind} AND ${whose} ORDER BY at DESC LIMIT ${mostCounted}
    ) newest
    GROUP BY ${by} ORDER BY max(at) DESC LIMIT ${limit}`;
}

function eventsOf({ kind, realm, customerId }: Owner): Prisma.Sql {
  return Prisma.sql`identity_kind = ${kind} AND identity_realm = ${realm} AND customer_id = ${customerId}`;
}
