import pg from 'pg';

interface SessionRow {
  ended_reason: string | null;
  sealed_tokens: string | null;
  opened_by: string;
}

/** The rows of sessions in one database, read and changed past the storefront. */
export class SessionRows {
  constructor(private readonly databaseUrl: string) {}

  /** Of one customer, newest first. */
  of({ email }: { email: string }): Promise<SessionRow[]> {
    return this.ask('SELECT * FROM session_mirrors WHERE email = $1 ORDER BY created_at DESC', [
      email,
    ]);
  }

  /** By the consent's name. */
  async receipts({ email }: { email: string }): Promise<Record<string, string>> {
    const found = await this.ask<{ name: string; state: string }>(
      'SELECT name, state FROM consent_receipts WHERE session_id IN (SELECT id FROM session_mirrors WHERE email = $1)',
      [email],
    );
    return Object.fromEntries(found.map(({ name, state }) => [name, state]));
  }

  /** The provider's subjects that are linked to this address. */
  async subjectsOf({ email }: { email: string }): Promise<string[]> {
    const found = await this.ask<{ subject: string }>(
      'SELECT subject FROM external_identities WHERE email = $1',
      [email],
    );
    return found.map(({ subject }) => subject);
  }

  async endAll(): Promise<void> {
    await this.ask(
      "UPDATE session_mirrors SET ended_at = now(), ended_reason = 'ended_by_operator' WHERE ended_at IS NULL",
    );
  }

  async deleteAll(): Promise<void> {
    await this.ask('DELETE FROM session_mirrors');
  }

  async expireTokens({ email }: { email: string }): Promise<void> {
    await this.ask('UPDATE session_mirrors SET tokens_expire_at = now() WHERE email = $1', [email]);
  }

  /** Makes the last check of the gate older, in every session. */
  async ageGate(seconds: number): Promise<void> {
    await this.ask(
      "UPDATE session_mirrors SET gate_checked_at = gate_checked_at - $1 * INTERVAL '1 second'",
      [String(seconds)],
    );
  }

  /** Puts the sealed tokens of one customer's session into another customer's. */
  async copyTokens(fromEmail: string, toEmail: string): Promise<void> {
    await this.ask(
      `UPDATE session_mirrors SET sealed_tokens = theirs.sealed_tokens
       FROM session_mirrors theirs WHERE theirs.email = $1 AND session_mirrors.email = $2`,
      [fromEmail, toEmail],
    );
  }

  private async ask<Row extends pg.QueryResultRow = SessionRow>(
    sql: string,
    values: string[] = [],
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }
}
