// All checks, in the order in which their findings are printed: what we are told, where we keep things, and whom we ask.
import { environmentProblems } from '@/lib/env/env';
import { checkBigcommerce } from './bigcommerce';
import { checkCleeng } from './cleeng';
import { checkDatabase, type WhereDatabase } from './database';
import type { Finding, Section } from './finding';
import { checkKustomer } from './kustomer';
import { checkSettings } from './settings';
import { findingsOf } from './variables';

/** Asks everybody at once. With an environment that is not complete, nobody: the storefront would not start either. */
export async function examine(database: WhereDatabase): Promise<Section[]> {
  const problems = environmentProblems();
  if (problems.length > 0) return [{ title: 'Environment', findings: findingsOf(problems) }];
  return Promise.all([
    section('Environment', [...findingsOf([]), ...checkSettings()]),
    section('Database', checkDatabase(database)),
    section('Cleeng', checkCleeng()),
    section('BigCommerce', checkBigcommerce()),
    section('Kustomer', checkKustomer()),
  ]);
}

async function section(title: string, findings: Finding[] | Promise<Finding[]>): Promise<Section> {
  return { title, findings: await findings };
}
