import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { timeouts } from '@/lib/db/test-database';
import { createMigration, missingSql } from './create-migration';

describe('the migrations', timeouts, () => {
  it('lead to schema.prisma', async () => {
    expect(await missingSql()).toBeNull();
  });

  it('are written from what is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-migrations-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const half = join(folder, '20260101000000_half');
    await mkdir(half);
    await writeFile(
      join(half, 'migration.sql'),
      'CREATE TABLE "submissions" ("id" UUID NOT NULL PRIMARY KEY);',
    );
    const path = await createMigration('rest', new Date('2026-11-21T09:30:00Z'), folder);
    expect(path).toBe(join(folder, '20261121093000_rest', 'migration.sql'));
    expect(await missingSql(folder)).toBeNull();
  });
});
