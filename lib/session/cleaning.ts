// An ended session stays for a week: the next page in its browser says why it ended.
import 'server-only';
import { deleteEndedExternalSessions } from '@/lib/db/external-identities';
import { type CleanedTable, deleteOldest, type Leftovers } from '@/lib/db/leftovers';
import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';

const rowsAtATime = 500;
const batchesARun = 100;

const daysEndedIsExplained = 7;
/** At the provider, after a sign-out here: as long as the cookie in lib/sso/sign-out-cookie.ts. */
const logoutOfferedMs = 600_000;
/** A year, and a month to ask about it. Receipts of consents are evidence and stay. */
const daysOfHistory = 400;

export type Deleted = Partial<Record<CleanedTable | 'external_sessions', number>>;

/** Returns deleted rows by table, without zeros. Several instances may run it. Throws after all tables were tried. */
export async function clean(now = new Date()): Promise<Deleted> {
  const deleted: Deleted = {};
  const failures: unknown[] = [];
  try {
    const count = await deleteEndedExternalSessions(new Date(now.getTime() - logoutOfferedMs));
    if (count > 0) deleted.external_sessions = count;
  } catch (error) {
    failures.push(error);
  }
  for (const leftovers of leftoversAt(now)) {
    try {
      for await (const count of deletedInBatches(leftovers)) {
        deleted[leftovers.table] = (deleted[leftovers.table] ?? 0) + count;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  if (Object.keys(deleted).length > 0) logInfo('cleaned', deleted);
  if (failures.length > 0) throw new AggregateError(failures, failures.join('\n'));
  return deleted;
}

function leftoversAt(now: Date): Leftovers[] {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const explained = daysEndedIsExplained * day;
  return [
    { table: 'sign_in_tickets', date: 'expires_at', before: now },
    { table: 'submissions', date: 'claimed_at', before: ago(10 * 60_000) },
    // Clocks differ: deleted too soon, a token could be used twice.
    { table: 'spent_tokens', date: 'expires_at', before: ago(60_000) },
    { table: 'rate_limits', date: 'expire', before: now },
    { table: 'identity_events', date: 'at', before: ago(daysOfHistory * day) },
    // The cookie of a store's customer outlives the row, and the page says why they are signed out.
    { table: 'session_mirrors', date: 'expires_at', before: ago(explained) },
    {
      table: 'session_mirrors',
      date: 'last_seen_at',
      before: ago(env().session.idleSeconds * 1000 + explained),
    },
    { table: 'session_mirrors', date: 'ended_at', before: ago(explained) },
  ];
}
const day = 86_400_000;

async function* deletedInBatches(leftovers: Leftovers): AsyncGenerator<number> {
  for (let batch = 0; batch < batchesARun; batch += 1) {
    const count = await deleteOldest(leftovers, rowsAtATime);
    if (count > 0) yield count;
    if (count < rowsAtATime) return;
  }
}
