// `npm run doctor`: changes nothing and prints no secret. Exit code 1 on a failure.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import nextEnv from '@next/env';
import { environmentProblems } from '@/lib/env/env';
import { checkBigcommerce } from './doctor/bigcommerce';
import type { Finding } from './doctor/checks';
import { checkCleeng } from './doctor/cleeng';
import { checkKustomer } from './doctor/kustomer';
import { checkSso } from './doctor/sso';
import {
  checkDatabase,
  checkSettings,
  type DatabaseLocation,
  locateDatabase,
  problemFinding,
} from './doctor/storefront';
import { lookAtSecrets } from './secrets';

export interface Section {
  title: string;
  findings: Finding[];
}

async function main(): Promise<void> {
  console.info = console.error; // Standard output is for the findings only.
  try {
    nextEnv.loadEnvConfig(process.cwd());
    const dataFolder = process.env.DATA_FOLDER || '.data';
    if (!process.env.CLEENG_API_URL) loadSecrets(dataFolder);
    const database = await locateDatabase(process.env.DATABASE_URL, dataFolder);
    process.env.DATABASE_URL = database.url || 'postgresql://embedded'; // lib/env/env.ts requires one.
    const sections = await examine(database);
    const { line, isHealthy } = verdictOf(sections);
    console.log(`${listOf(sections)}\n\n${line}`);
    process.exitCode = isHealthy ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** As `npm start` does. A parser's message would quote the file. */
function loadSecrets(dataFolder: string): void {
  try {
    lookAtSecrets(process.env, dataFolder);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(
      `${join(dataFolder, 'secrets.json')} is not JSON: restore it, or delete it and sign in again.`,
    );
  }
}

/** With an incomplete environment no vendor is checked: the storefront would not start either. */
export async function examine(database: DatabaseLocation): Promise<Section[]> {
  const problems = environmentProblems();
  if (problems.length > 0)
    return [{ title: 'Environment', findings: problems.map(problemFinding) }];
  const [ofDatabase, ofCleeng, ofSso, ofBigcommerce, ofKustomer] = await Promise.all([
    checkDatabase(database),
    checkCleeng(),
    checkSso(),
    checkBigcommerce(),
    checkKustomer(),
  ]);
  return [
    { title: 'Environment', findings: checkSettings() },
    { title: 'Database', findings: ofDatabase },
    { title: 'Cleeng', findings: ofCleeng },
    { title: 'Single sign-on', findings: ofSso },
    { title: 'BigCommerce', findings: ofBigcommerce },
    { title: 'Kustomer', findings: ofKustomer },
  ];
}

export function verdictOf(sections: Section[]): { line: string; isHealthy: boolean } {
  const outcomes = sections.flatMap(({ findings }) => findings).map(({ outcome }) => outcome);
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const checks = outcomes.length - count('skipped');
  const [failures, warnings] = [count('failure'), count('warning')];
  const problems = [
    ...(failures > 0 ? [counted(failures, 'failure')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const line =
    problems.length > 0
      ? `${problems.join(' and ')} in ${counted(checks, 'check')}.`
      : `All ${checks} checks are fine.`;
  return { line, isHealthy: failures === 0 };
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

const labels = {
  fine: { word: 'ok', style: 'green' },
  warning: { word: 'warn', style: 'yellow' },
  failure: { word: 'FAIL', style: 'red' },
  skipped: { word: '-', style: 'dim' },
} as const;

export function listOf(sections: Section[]): string {
  return sections
    .map(({ title, findings }) => [styleText('bold', title), ...findings.map(linesOf)].join('\n'))
    .join('\n\n');
}

function linesOf({ outcome, check, result, advice }: Finding): string {
  const { word, style } = labels[outcome];
  const line = `${styleText(style, word.padEnd(4))}  ${check}: ${printable(result)}`;
  return advice ? `${line}\n      ${advice}` : line;
}

/** A terminal obeys control characters, and some results come from a vendor. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}

// Not when a test imports it.
if (realpathSync(process.argv[1] ?? '') === import.meta.filename) await main();
