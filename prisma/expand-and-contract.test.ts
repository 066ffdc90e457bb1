import { describe, expect, it } from 'vitest';
import { type Migration, migrationsFolder, readMigrations } from './migration-files';

const lastOfRelease010 = '20261121222201_pending_consents_of_the_customer';

/** True if the previous release would fail on it. Indexes and constraints may go: nothing reads them by name. */
function contracts(script: string): boolean {
  const contracting = [
    /^\s*DROP\s+(TABLE|SCHEMA)\b/i,
    /^\s*ALTER\s+TABLE\b.*\b(DROP\b(?!\s+(CONSTRAINT|DEFAULT|NOT\s+NULL|EXPRESSION|IDENTITY))|RENAME\b(?!\s+CONSTRAINT))/is,
    /^\s*ALTER\s+TABLE\b.*\b(SET\s+NOT\s+NULL|ALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE)\b/is,
    /^\s*ALTER\s+TABLE\b.*\bADD\s+COLUMN\b(?:(?!\bDEFAULT\b)[^,])*\bNOT\s+NULL\b(?![^,]*\bDEFAULT\b)/is,
  ];
  const statements = script
    .replace(/--.*/g, '')
    .replace(/\/\*.*?\*\//gs, '')
    .split(';');
  return statements.some((statement) => contracting.some((pattern) => pattern.test(statement)));
}

function unexplained(migrations: Migration[]): string[] {
  return migrations
    .filter(({ name, script }) => name > lastOfRelease010 && contracts(script))
    .filter(({ script }) => !/^-- Nothing reads this since release \d+\.\d+\.\d+\.$/m.test(script))
    .map(
      ({ name }) =>
        `${name} takes away or demands what the release before does not know of, while it may still run on this database. ` +
        'Do so only when a release that does without has been deployed, and name that release in a line of its own: ' +
        '-- Nothing reads this since release 0.2.0.',
    );
}

describe('a migration that drops or renames', () => {
  it('says since which release nothing reads that', async () => {
    expect(unexplained(await readMigrations(migrationsFolder))).toEqual([]);
  });

  const name = '20990101000000_later';
  const reason = '-- Nothing reads this since release 0.2.0.\n';

  it.each([
    'DROP TABLE "a";',
    'CREATE TABLE "b" ();\ndrop table if exists "a" cascade;',
    'ALTER TABLE "a" DROP COLUMN "b";',
    'ALTER TABLE "a" DROP "b";',
    'ALTER TABLE "a" ADD COLUMN "c" TEXT,\nDROP COLUMN "b";',
    'ALTER TABLE "a" RENAME TO "b";',
    'ALTER TABLE "a" RENAME COLUMN "b" TO "c";',
    'ALTER TABLE "a" DROP COLUMN "b"; -- Nothing reads this.',
    '/* Gone. */ DROP TABLE "a";',
    'DROP SCHEMA public CASCADE;',
    'ALTER TABLE "a" ADD COLUMN "b" TEXT NOT NULL;',
    'ALTER TABLE "a" ADD COLUMN "b" TEXT,\nADD COLUMN "c" TEXT NOT NULL;',
    'ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;',
    'ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE TEXT;',
  ])('must say so: %s', (script) => {
    expect(unexplained([{ name, script }])).toEqual([
      expect.stringMatching(/^20990101000000_later takes away or demands/),
    ]);
    expect(unexplained([{ name, script: reason + script }])).toEqual([]);
    expect(unexplained([{ name: lastOfRelease010, script }])).toEqual([]);
  });

  it.each([
    'DROP INDEX "a_idx";',
    'ALTER INDEX "a_idx" RENAME TO "b_idx";',
    'ALTER TABLE "a" DROP CONSTRAINT "a_fkey";',
    'ALTER TABLE "a" RENAME CONSTRAINT "a_fkey" TO "b_fkey";',
    'ALTER TABLE "a" ALTER COLUMN "b" DROP NOT NULL;',
    'ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT;',
    'ALTER TABLE "a" ADD COLUMN "b" TEXT;',
    'ALTER TABLE "a" ADD COLUMN "b" BOOLEAN NOT NULL DEFAULT false,\nADD COLUMN "c" TEXT;',
    '-- DROP TABLE "a";\nCREATE TABLE "b" ();',
  ])('need not say so, where it is neither table nor column: %s', (script) => {
    expect(unexplained([{ name, script }])).toEqual([]);
  });
});
