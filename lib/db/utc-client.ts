// A connection that speaks UTC: Prisma's driver adapter drops the offset of every time that it reads or writes.
// Poolers keep this startup parameter for each client, as they must for every JDBC program. Most others PgBouncer refuses.
import 'server-only';
import pg, { type ClientBase } from 'pg';

declare module 'pg' {
  interface Client {
    /** What `pg` sends when it connects. Undocumented: should it get another name, `requireUtc` is what notices. */
    getStartupConf(): Record<string, string>;
  }
}

export class UtcClient extends pg.Client {
  override getStartupConf() {
    return { ...super.getStartupConf(), TimeZone: 'UTC' };
  }
}

export async function timeZoneOf(connection: ClientBase): Promise<string> {
  const { rows } = await connection.query<{ TimeZone: string }>('SHOW TimeZone');
  return rows[0]?.TimeZone ?? '';
}

export function isUtc(timeZone: string): boolean {
  return /^(etc\/)?(utc|uct|gmt|greenwich|universal|zulu)$/i.test(timeZone);
}

export const mendTimeZone = `Run \`ALTER ROLE CURRENT_USER SET timezone TO 'UTC'\` as the user of DATABASE_URL, and have the pooler connect anew.`;

const code = 'WRONG_TIME_ZONE';

/** Throws where a pooler has kept our time zone back. `timeZoneProblem` recognises the error. */
export async function requireUtc(connection: ClientBase): Promise<void> {
  const timeZone = await timeZoneOf(connection);
  if (isUtc(timeZone)) return;
  const sentence = `The database speaks ${timeZone} to us, not UTC: every time would be wrong. ${mendTimeZone}`;
  throw Object.assign(new Error(sentence), { code });
}

/** What `requireUtc` said, in a sentence; null for any other error. Prisma keeps the code, and puts lines before the sentence. */
export function timeZoneProblem(error: unknown): string | null {
  const isOurs = error instanceof Error && 'code' in error && error.code === code;
  return isOurs ? (error.message.split('\n').at(-1) ?? null) : null;
}
