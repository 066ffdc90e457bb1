import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

function start(folder: string): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [
    '--conditions=react-server',
    '--import=tsx',
    'scripts/local-database.ts',
    `--folder=${join(parent, folder)}`,
  ]);
  started.push(child);
  return child;
}

async function open(folder: string): Promise<{ url: string; process: ChildProcessWithoutNullStreams }> {
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

describe('the local database', { timeout: 180_000 }, () => {
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

  it('has one owner, named to the second', async () => {
    const { process } = await open('shared');
    const second = start('shared');
    const [complaint] = await once(createInterface(second.stderr), 'line');
    const [code] = await once(second, 'exit');
    expect(complaint).toBe(
      `${join(parent, 'shared')} is in use by the process ${process.pid}: stop that one first.`,
    );
    expect(code).toBe(1);
  });

  it('stops when its parent is gone, and leaves the folder to the next', async () => {
    const { url, process } = await open('orphaned');
    await ask(url, 'CREATE TABLE kept (n int)');
    process.stdin.end();
    const [code] = await once(process, 'exit');
    expect(code).toBe(0);
    const next = await open('orphaned');
    expect(await ask(next.url, 'SELECT n FROM kept')).toEqual([]);
  });
});
