// UTC, because Prisma's driver adapter drops the offset of every time.
// A startup parameter, which poolers keep for each client; PgBouncer refuses most others.
import 'server-only';
import pg, { type ClientBase } from 'pg';

declare module 'pg' {
  interface Client {
    /** Undocumented startup parameters of `pg`. If it is renamed, `requireUtc` fails. */
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

export const timeZoneFix = `Run \`ALTER ROLE CURRENT_USER SET timezone TO 'UTC'\` as the user of DATABASE_URL, and make the pooler reconnect.`;

const code = 'WRONG_TIME_ZONE';

/** Throws when a pooler has dropped our time zone. */
export async function requireUtc(connection: ClientBase): Promise<void> {
  const timeZone = await timeZoneOf(connection);
  if (isUtc(timeZone)) return;
  const sentence = `The database connection is in ${timeZone}, not UTC: every time would be wrong. ${timeZoneFix}`;
  throw Object.assign(new Error(sentence), { code });
}

/** Null for errors of another cause. Prisma keeps the code, and puts lines before the message. */
export function timeZoneProblem(error: unknown): string | null {
  const isOurs = error instanceof Error && 'code' in error && error.code === code;
  return isOurs ? (error.message.split('\n').at(-1) ?? null) : null;
}
