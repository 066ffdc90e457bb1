// Rows whose time is over, deleted a batch at a time: a statement that takes long would make the visitors' wait.
// The surprise: whoever else holds a row, another instance that cleans or a visitor, has it; it is left to the next run.
import 'server-only';
import { database } from './client';
import { Prisma } from './generated/client';

/** Every table that is cleaned, its key, and the dates that may say a row is over. Each date has an index. */
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

/** The rows of a table whose date lies before the given one. A row without that date is none of them. */
export type Leftovers = {
  [Table in CleanedTable]: { table: Table; date: Cleaned[Table]['dates'][number]; before: Date };
}[CleanedTable];

/** Deletes the oldest of them, at most `limit`. Says how many: fewer than `limit` means that none are left to us. */
export function deleteOldest({ table, date, before }: Leftovers, limit: number): Promise<number> {
  const [from, key, when] = [table, cleaned[table].key, date].map((name) =>
    Prisma.raw(`"${name}"`),
  );
  const end = date === 'expire' ? before.getTime() : before; // rate-limiter-flexible keeps milliseconds.
  // The array is made once, before anything is deleted: as a join the inner query might run again and exceed its limit.
  return database().$executeRaw`
    DELETE FROM ${from} WHERE ${key} = ANY (ARRAY(
      SELECT ${key} FROM ${from} WHERE ${when} < ${end}
      ORDER BY ${when} LIMIT ${limit} FOR UPDATE SKIP LOCKED))`;
}
