// Runs the checks in a test's process. The environment is read once, so the modules are loaded again each time.
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import type { Section } from '../doctor';
import type { Finding } from './checks';

/** All variables of .env.example. */
export const variableNames = readFileSync('.env.example', 'utf8')
  .split('\n')
  .flatMap((line) => /^# ([A-Z_]+)=/.exec(line)?.[1] ?? []);

export interface Examined {
  titles: string[];
  /** Of one section, by check. */
  findings(title: string): Record<string, Finding>;
  isHealthy: boolean;
}

/** With these variables and no others, and without the database. */
export async function examined(given: Record<string, string>): Promise<Examined> {
  const blank = Object.fromEntries(variableNames.map((name) => [name, '']));
  for (const [name, value] of Object.entries(blank)) vi.stubEnv(name, value);
  setEnvironment(given);
  vi.resetModules();
  const { examine, verdictOf } = await import('../doctor');
  const all = await examine({ url: null, folder: null });
  const sections = all.filter(({ title }) => title !== 'Database');
  return {
    titles: all.map(({ title }) => title),
    findings: (title) => findingsOf(sections, title),
    isHealthy: verdictOf(sections).isHealthy,
  };
}

function findingsOf(sections: Section[], title: string): Record<string, Finding> {
  const section = sections.find((candidate) => candidate.title === title);
  return Object.fromEntries((section?.findings ?? []).map((finding) => [finding.check, finding]));
}
