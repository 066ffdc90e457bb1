import {
  type ChildProcessWithoutNullStreams,
  execFileSync,
  spawn,
  spawnSync,
} from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let parent: string;
const started: ChildProcessWithoutNullStreams[] = [];
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'foyer-local-database-'));
});
afterAll(async () => {
  for (const process of started) process.kill('SIGKILL');
  await rm(parent, { recursive: true });
});

function start(folder: string, ...options: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [
    '--conditions=react-server',
    '--import=tsx',
    ...options,
    'scripts/local-database/local-database.ts',
    `--folder=${join(parent, folder)}`,
  ]);
  started.push(child);
  return child;
}

async function open(
  folder: string,
): Promise<{ url: string; process: ChildProcessWithoutNullStreams }> {
  const child = start(folder);
  const [line] = await once(createInterface(child.stdout), 'line');
  return { url: JSON.parse(line).url, process: child };
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** The error of Node run as the user `nobody`. Null where that cannot be tried: only root becomes another user. */
function triedAsNobody(script: string): string | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (option: string) =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  const nobody = { uid: idOf('-u'), gid: idOf('-g'), cwd: '/' };
  const { error, stderr } = spawnSync(process.execPath, ['-e', script], {
    ...nobody,
    encoding: 'utf8',
  });
  return error ? null : stderr;
}

describe('the local database', { timeout: 180_000 }, () => {
  it('is accessible to its user only, also when the folder was open to all before', async ({
    annotate,
  }) => {
    await chmod(parent, 0o755); // Else the user `nobody` would fail at that already.
    const folder = join(parent, 'private');
    await mkdir(folder);
    await chmod(folder, 0o777);
    const { url, process: server } = await open('private');
    const { host, port } = new pg.Client(url);
    expect(host).toBe(folder);
    const socket = join(host, `.s.PGSQL.${port}`);
    expect((await stat(socket)).isSocket()).toBe(true);
    expect(await modeOf(folder)).toBe('700');
    for (const script of [
      `net.connect(${JSON.stringify(socket)}, () => process.exit())`,
      `fs.readFileSync(${JSON.stringify(join(folder, 'PG_VERSION'))})`,
    ]) {
      const complaint = triedAsNobody(script);
      if (complaint === null) annotate('Not tried as another user.');
      else expect(complaint).toContain('EACCES');
    }
    server.kill();
    await once(server, 'exit');
  });

  it('has its socket in the temporary folder when the path would be too long', async () => {
    const folder = 'deep'.repeat(25);
    const { url, process: server } = await open(folder);
    const { host } = new pg.Client(url);
    expect(dirname(host)).toBe(tmpdir());
    expect(await modeOf(host)).toBe('700');
    expect(await modeOf(join(parent, folder))).toBe('700');
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    server.kill();
    await once(server, 'exit');
    expect(existsSync(host)).toBe(false);
  });

  it('warns on Windows, where it has no socket', async () => {
    const onWindows = `Object.defineProperty(process, 'platform', { value: 'win32' })`;
    const child = start('windows', `--import=data:text/javascript,${onWindows}`);
    const [[line], [notice]] = await Promise.all([
      once(createInterface(child.stdout), 'line'),
      once(createInterface(child.stderr), 'line'),
    ]);
    expect(JSON.parse(line).url).toMatch(/^postgresql:\/\/postgres@127\.0\.0\.1:\d+\/postgres$/);
    expect(notice).toContain('on Windows every user of this machine can connect');
    child.kill();
    await once(child, 'exit');
  });

  it('loses no acknowledged row when it is killed', async () => {
    const acknowledged: number[] = [];
    for (const rowsBeforeDeath of [20, 150, 400]) {
      const { url, process } = await open('killed');
      await ask(url, 'CREATE TABLE IF NOT EXISTS written (n int PRIMARY KEY)');
      const atDeath = acknowledged.length + rowsBeforeDeath;
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        const client = new pg.Client(url);
        client.on('error', () => undefined); // It is about to lose its server.
        await client.connect();
        for (let n = acknowledged.length * 10 + writer; ; n += 4) {
          await client.query('INSERT INTO written VALUES ($1)', [n]);
          acknowledged.push(n);
          if (acknowledged.length === atDeath) process.kill('SIGKILL');
        }
      });
      await Promise.allSettled([...writers, once(process, 'exit')]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(atDeath);
    }
    const { url, process } = await open('killed');
    const rows = await ask<{ n: number }>(url, 'SELECT n FROM written');
    const kept = new Set(rows.map(({ n }) => n));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    process.kill();
    await once(process, 'exit');
  });

  it('has one owner, whose process id the second one reports', async () => {
    const { process } = await open('shared');
    const second = start('shared');
    const [complaint] = await once(createInterface(second.stderr), 'line');
    const [code] = await once(second, 'exit');
    expect(complaint).toBe(
      `${join(parent, 'shared')} is in use by the process ${process.pid}: stop that one first.`,
    );
    expect(code).toBe(1);
  });

  it('stops with its parent, and leaves the folder to the next', async () => {
    const { url, process } = await open('orphaned');
    await ask(url, 'CREATE TABLE kept (n int)');
    process.stdin.end();
    const [code] = await once(process, 'exit');
    expect(code).toBe(0);
    const next = await open('orphaned');
    expect(await ask(next.url, 'SELECT n FROM kept')).toEqual([]);
  });
});
