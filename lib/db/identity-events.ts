// No secrets, only codes and ids. Renewals and refused attempts are counted: listed, they would hide the rest.
import 'server-only';
import { database, type Transaction } from './client';
import { type IdentityEvent, Prisma } from './generated/client';
import { type Owner, ownedBy } from './owner';

export type { IdentityEvent };
export type NewEvent = Omit<Prisma.IdentityEventCreateInput, 'id'>;

export type RepeatedEvent = Pick<IdentityEvent, 'id' | 'kind' | 'at' | 'addressPrefix'> & {
  times: number;
};

/** Limits what an attacker can make us read. */
const mostCounted = 5_000;

export async function recordEvent(
  event: NewEvent,
  client: Pick<Transaction, 'identityEvent'> = database(),
): Promise<void> {
  await client.identityEvent.create({ data: event });
}

export function countEventsAbout(
  kind: string,
  emailHash: string,
  client: Pick<Transaction, 'identityEvent'> = database(),
): Promise<number> {
  return client.identityEvent.count({ where: { kind, emailHash } });
}

/** Until the transaction ends, others wait that do this for the same address. */
export async function lockAddress(emailHash: string, transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${emailHash}, 0))`;
}

/** With a session: only its events. */
export type EventsOf = Owner & { sessionId?: string };

/** The newest of each kind, at most `limit` of each. */
export function listEventsByKind(
  customer: EventsOf,
  kinds: readonly string[],
  limit: number,
): Promise<Pick<IdentityEvent, 'id' | 'kind' | 'at' | 'reason' | 'addressPrefix'>[]> {
  return database().$queryRaw`
    SELECT id, kind, at, reason, address_prefix AS "addressPrefix"
    FROM (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY at DESC) AS rank
      FROM identity_events WHERE ${eventsOf(customer)} AND kind = ANY(${kinds})
    ) ranked
    WHERE rank <= ${limit} ORDER BY at DESC`;
}

/** Null without any stored event. */
export async function firstEventAt(customer: Owner): Promise<Date | null> {
  const first = await database().identityEvent.findFirst({
    where: ownedBy(customer),
    orderBy: { at: 'asc' },
  });
  return first?.at ?? null;
}

export function countRenewals(customer: EventsOf, limit: number): Promise<RepeatedEvent[]> {
  return countEvents('refreshed', eventsOf(customer), Prisma.sql`session_id`, limit);
}

/** Later than `after`, by network and day (UTC), newest first. */
export function countAttempts(
  emailHash: string,
  after: Date,
  limit: number,
): Promise<RepeatedEvent[]> {
  const condition = Prisma.sql`email_hash = ${emailHash} AND customer_id IS NULL AND at > ${after}`;
  return countEvents(
    'refused',
    condition,
    Prisma.sql`address_prefix, date(at AT TIME ZONE 'UTC')`,
    limit,
  );
}

function countEvents(
  kind: string,
  condition: Prisma.Sql,
  by: Prisma.Sql,
  limit: number,
): Promise<RepeatedEvent[]> {
  return database().$queryRaw`
    SELECT min(id::text) AS id, min(kind) AS kind, max(at) AS at, min(address_prefix) AS "addressPrefix", count(*)::int AS times
    FROM (
      SELECT * FROM identity_events WHERE kind = ${kind} AND ${condition} ORDER BY at DESC LIMIT ${mostCounted}
    ) newest
    GROUP BY ${by} ORDER BY max(at) DESC LIMIT ${limit}`;
}

function eventsOf({ kind, realm, customerId, sessionId }: EventsOf): Prisma.Sql {
  const events = Prisma.sql`identity_kind = ${kind} AND identity_realm = ${realm} AND customer_id = ${customerId}`;
  return sessionId ? Prisma.sql`${events} AND session_id = ${sessionId}::uuid` : events;
}
