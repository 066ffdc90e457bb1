// Deleted in batches so that visitors do not wait. A locked row is left to the next run.
import 'server-only';
import { database } from './client';
import { Prisma } from './generated/client';

/** By table: the key, and the dates by which rows expire. Each date has an index. */
const cleaned = {
  sign_in_tickets: { key: 'ticket_hash', dates: ['expires_at'] }, // Written by releases before 0.2.0, as is the next one.
  submissions: { key: 'fingerprint', dates: ['claimed_at'] },
  spent_tokens: { key: 'token_hash', dates: ['expires_at'] },
  rate_limits: { key: 'key', dates: ['expire'] },
  identity_events: { key: 'id', dates: ['at'] },
  session_mirrors: { key: 'id', dates: ['expires_at', 'last_seen_at', 'ended_at'] },
} as const;

type Cleaned = typeof cleaned;
export type CleanedTable = keyof Cleaned;

/** Rows whose date is before `before`, not those without a date. */
export type Leftovers = {
  [Table in CleanedTable]: { table: Table; date: Cleaned[Table]['dates'][number]; before: Date };
}[CleanedTable];

/** Deletes at most `limit`. Returns how many; fewer than `limit` when no others are left. */
export function deleteOldest({ table, date, before }: Leftovers, limit: number): Promise<number> {
  const [from, key, column] = [table, cleaned[table].key, date].map((name) =>
    Prisma.raw(`"${name}"`),
  );
  const end = date === 'expire' ? before.getTime() : before; // rate-limiter-flexible stores milliseconds.
  // As an array, the inner query runs once: as a join it might run again and exceed the limit.
  return database().$executeRaw`
    DELETE FROM ${from} WHERE ${key} = ANY (ARRAY(
      SELECT ${key} FROM ${from} WHERE ${column} < ${end}
      ORDER BY ${column} LIMIT ${limit} FOR UPDATE SKIP LOCKED))`;
}
