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
  said: string;
  complained: string;
}

/** As an operator types it, on a machine where nothing is configured. */
function endSessions(
  options: string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const nothing = Object.fromEntries(cleared.map((name) => [name, '']));
  const env = { ...process.env, ...nothing, DATA_FOLDER: folder, ...environment };
  return new Promise((resolve) => {
    const command = [...runs, 'scripts/end-sessions.ts', ...options];
    const child = execFile(process.execPath, command, { env }, (_, said, complained) =>
      resolve({ code: child.exitCode ?? -1, said, complained }),
    );
  });
}

describe('npm run end-sessions', { timeout: 120_000 }, () => {
  it.each<[string, string[], RegExp]>([
    ['without a customer', [], /^Whose sessions\? Name a customer\.\nUsage: /],
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
      'with an odd store',
      ['--customer=1', '--kind=bigcommerce', '--realm=a/b'],
      /^"a\/b" is no store hash/,
    ],
    ['with an odd publisher', ['--customer', '1', '--realm', '12'], /^"12" is no publisher id/],
    [
      'with an option that is none',
      ['--customer', '1', '--all'],
      /^Unknown option '--all'.*\nUsage: /,
    ],
  ])('refuses to begin %s', async (_, options, complaint) => {
    const outcome = await endSessions(options);
    expect(outcome).toMatchObject({
      code: 1,
      said: '',
      complained: expect.stringMatching(complaint),
    });
  });

  it('says that there is no database', async () => {
    const { code, complained } = await endSessions(['--customer', '1']);
    expect(code).toBe(1);
    expect(complained).toBe(
      `There is no database: DATABASE_URL is not set, and nothing was ever started in ${join(folder, 'database')}.\n`,
    );
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'alone',
      {},
      `SESSION_KEYS (the launcher's own are in FOLDER/secrets.json), and the CLEENG_ variables (on the sandbox: SANDBOX_INTERNAL_URL)`,
    ],
    ['without keys', onTheSandbox, `SESSION_KEYS (the launcher's own are in FOLDER/secrets.json)`],
    ['without a vendor', keys, 'the CLEENG_ variables (on the sandbox: SANDBOX_INTERNAL_URL)'],
  ])('does not guess whose customers a database named %s holds', async (_, given, missing) => {
    const { code, said, complained } = await endSessions(['--customer', '1'], {
      DATABASE_URL: nowhere,
      ...given,
    });
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toBe(
      `DATABASE_URL is set without the rest of the storefront's environment: ${missing.replace('FOLDER', folder)}.\n`,
    );
  });

  it('says that the database does not answer, and not its password', async () => {
    const { code, complained } = await endSessions(['--customer', '1'], {
      DATABASE_URL: nowhere,
      ...keys,
      ...onTheSandbox,
    });
    expect(code).toBe(1);
    expect(complained).toContain('The database at 127.0.0.1:1 does not answer.\n');
    expect(complained).not.toContain('a-password');
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
    const { code, said } = await endSessions(['--customer', '1']);
    expect(code).toBe(0);
    const [first, ...rest] = said.trimEnd().split('\n');
    expect(first).toBe('Ended 2 sessions of customer 1 of publisher 123456789.');
    expect(rest).toEqual([
      expect.stringMatching(
        /^- [0-9a-f-]{36} {2}last seen 2026-11-21T10:00:00.000Z {2}A browser \?2J$/,
      ),
      expect.stringMatching(/^- [0-9a-f-]{36} {2}last seen/),
      'No session held a token that opens with these SESSION_KEYS and that Cleeng takes, so it was not asked to forget any. Our copies are deleted.',
    ]);
    const ended = await ask(
      `SELECT secret_hash FROM session_mirrors WHERE ended_reason = 'ended_by_operator'`,
    );
    expect(ended.map((row) => row.secret_hash).sort()).toEqual(['a', 'b']);
    expect(
      await ask(`SELECT 1 FROM identity_events WHERE reason = 'ended_by_operator'`),
    ).toHaveLength(2);
  });

  it('is content with a customer who is not signed in', async () => {
    const { code, said } = await endSessions(['--customer', '1']);
    expect({ code, said }).toEqual({
      code: 0,
      said: 'No session of customer 1 of publisher 123456789 was open.\n',
    });
  });

  it('names the publisher where it is another', async () => {
    const { said } = await endSessions([
      '--customer',
      '1',
      '--kind',
      'cleeng',
      '--realm',
      '987654321',
    ]);
    expect(said).toMatch(/^Ended 1 session of customer 1 of publisher 987654321\.\n/);
  });

  it("ends those of the store's customer of the same number alone", async () => {
    const { code, said } = await endSessions(['--customer', '1', '--kind', 'bigcommerce']);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^Ended 1 session of customer 1 of store foyer1store\.\n.*\nIn the store /,
      ),
    });
  });

  it('does the same while the storefront does not run', async () => {
    launched.kill('SIGTERM');
    await once(launched, 'exit');
    const { code, said } = await endSessions(['--customer', '2']);
    expect(said).toMatch(/^Ended 1 session of customer 2 of publisher 123456789\.\n/);
    expect(code).toBe(0);
    expect(await endSessions(['--customer', '2'])).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^No session/),
    });
  });
});
