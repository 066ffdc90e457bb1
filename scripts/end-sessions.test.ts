import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from '@/prisma/apply-migrations';

const runs = ['--conditions=react-server', '--import=tsx'];
const cleared = [
  'DATABASE_URL',
  'SESSION_KEYS',
  'CLEENG_API_URL',
  'SANDBOX_INTERNAL_URL',
  'SANDBOX_URL',
];
const keys = { SESSION_KEYS: Buffer.alloc(32, 'a key').toString('base64url') };
const onTheSandbox = { SANDBOX_INTERNAL_URL: 'http://127.0.0.1:1' };
const nowhere = 'postgresql://foyer:a-password@127.0.0.1:1/nowhere';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-end-sessions-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  code: number;
  output: string;
  errors: string;
}

/** With these variables and no others. */
function endSessions(
  options: string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const nothing = Object.fromEntries(cleared.map((name) => [name, '']));
  const env = { ...process.env, ...nothing, DATA_FOLDER: folder, ...environment };
  return new Promise((resolve) => {
    const command = [...runs, 'scripts/end-sessions.ts', ...options];
    const child = execFile(process.execPath, command, { env }, (_, output, errors) =>
      resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

describe('npm run end-sessions', { timeout: 120_000 }, () => {
  it.each<[string, string[], RegExp]>([
    ['without a customer', [], /^Which customer\? Set --customer\.\nUsage: /],
    [
      'with an e-mail address',
      ['--customer', 'anna@example.com'],
      /^"anna@example.com" is no customer id/,
    ],
    [
      'with another kind',
      ['--customer', '1', '--kind', 'kustomer'],
      /^"kustomer" is no kind of customer/,
    ],
    [
      'with an option that is none',
      ['--customer', '1', '--all'],
      /^Unknown option '--all'.*\nUsage: /,
    ],
  ])('refuses to start %s', async (_, options, complaint) => {
    const outcome = await endSessions(options);
    expect(outcome).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringMatching(complaint),
    });
  });

  it('reports that there is no database', async () => {
    const { code, errors } = await endSessions(['--customer', '1']);
    expect(code).toBe(1);
    expect(errors).toBe(
      `There is no database: DATABASE_URL is not set, and nothing was ever started in ${join(folder, 'database')}.\n`,
    );
  });

  it.each<[string, Record<string, string>]>([
    ['alone', {}],
    ['without keys', onTheSandbox],
    ['without a vendor', keys],
  ])('requires more than a database: %s', async (_, given) => {
    const { code, output, errors } = await endSessions(['--customer', '1'], {
      DATABASE_URL: nowhere,
      ...given,
    });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toMatch(/^DATABASE_URL is set, but not SESSION_KEYS and the CLEENG_ variables/);
  });

  it('reports that the database does not respond, without its password', async () => {
    const { code, errors } = await endSessions(['--customer', '1'], {
      DATABASE_URL: nowhere,
      ...keys,
      ...onTheSandbox,
    });
    expect(code).toBe(1);
    expect(errors).toContain('The database at 127.0.0.1:1 does not respond.\n');
    expect(errors).not.toContain('a-password');
  });
});

describe('npm run end-sessions on an embedded database', { timeout: 120_000 }, () => {
  let launched: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const options = [
      'scripts/local-database/local-database.ts',
      `--folder=${join(folder, 'database')}`,
    ];
    const child = spawn(process.execPath, [...runs, ...options], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    launched = child;
    const [line] = await once(createInterface(child.stdout), 'line');
    ({ url } = JSON.parse(line));
    await applyMigrations(url);
    await ask(`
      INSERT INTO session_mirrors (id, secret_hash, identity_kind, identity_realm, customer_id, user_agent, last_seen_at, expires_at)
      SELECT gen_random_uuid(), n, 'cleeng', realm, customer, E'A browser \\u009b2J', '2026-11-21T10:00:00Z', now() + interval '1 day'
      FROM (VALUES ('a', '123456789', '1'), ('b', '123456789', '1'), ('c', '987654321', '1'), ('d', '123456789', '2')) row (n, realm, customer)`);
    await ask(`
      INSERT INTO session_mirrors (id, secret_hash, identity_kind, identity_realm, customer_id, last_seen_at, expires_at)
      VALUES (gen_random_uuid(), 'e', 'bigcommerce', 'foyer1store', '1', now(), now() + interval '1 day')`);
  }, 60_000);
  afterAll(() => launched.kill('SIGKILL'));

  async function ask(sql: string): Promise<Record<string, string>[]> {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  it('ends the sessions of one customer while the storefront runs', async () => {
    const { code, output } = await endSessions(['--customer', '1']);
    expect(code).toBe(0);
    const [first, ...rest] = output.trimEnd().split('\n');
    expect(first).toBe('Ended 2 sessions of customer 1 of publisher 123456789.');
    expect(rest).toEqual([
      expect.stringMatching(
        /^- [0-9a-f-]{36} {2}last seen 2026-11-21T10:00:00.000Z {2}A browser \?2J$/,
      ),
      expect.stringMatching(/^- [0-9a-f-]{36} {2}last seen/),
      'No session had a token that SESSION_KEYS can decrypt and Cleeng accepts, so Cleeng was not asked to revoke any. Our copies are deleted.',
    ]);
    const ended = await ask(
      `SELECT secret_hash FROM session_mirrors WHERE ended_reason = 'ended_by_operator'`,
    );
    expect(ended.map((row) => row.secret_hash).sort()).toEqual(['a', 'b']);
    expect(
      await ask(`SELECT 1 FROM identity_events WHERE reason = 'ended_by_operator'`),
    ).toHaveLength(2);
  });

  it('succeeds for a customer who is not signed in', async () => {
    const { code, output } = await endSessions(['--customer', '1']);
    expect({ code, output }).toEqual({
      code: 0,
      output: 'No session of customer 1 of publisher 123456789 was open.\n',
    });
  });

  it('uses another publisher with --realm', async () => {
    const { output } = await endSessions([
      '--customer',
      '1',
      '--kind',
      'cleeng',
      '--realm',
      '987654321',
    ]);
    expect(output).toMatch(/^Ended 1 session of customer 1 of publisher 987654321\.\n/);
  });

  it("ends only the store's customer of the same number with --kind", async () => {
    const { code, output } = await endSessions(['--customer', '1', '--kind', 'bigcommerce']);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(
        /^Ended 1 session of customer 1 of store foyer1store\.\n.*\nThey are still signed in at the store/,
      ),
    });
  });

  it('works while the storefront is not running', async () => {
    launched.kill('SIGTERM');
    await once(launched, 'exit');
    const { code, output } = await endSessions(['--customer', '2']);
    expect(output).toMatch(/^Ended 1 session of customer 2 of publisher 123456789\.\n/);
    expect(code).toBe(0);
    expect(await endSessions(['--customer', '2'])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^No session/),
    });
  });
});
