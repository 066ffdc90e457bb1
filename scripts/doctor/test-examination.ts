// The doctor's findings about a sandbox, in the process of a test: what it finds with these variables and no others.
// The surprise: the environment is read once, so every examination loads the modules that read it anew.
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import type { Finding, Section } from './finding';
import { verdictOf } from './verdict';

/** All that an environment may say, as .env.example lists it. */
export const variableNames = readFileSync('.env.example', 'utf8')
  .split('\n')
  .flatMap((line) => /^# ([A-Z_]+)=/.exec(line)?.[1] ?? []);

export interface Examined {
  titles: string[];
  /** Of one section, by what was asked. */
  findings(title: string): Record<string, Finding>;
  isHealthy: boolean;
}

/** What is found of the vendors and the settings: of the database, whose address leads nowhere, there is nothing. */
export async function examined(given: Record<string, string>): Promise<Examined> {
  const blank = Object.fromEntries(variableNames.map((name) => [name, '']));
  for (const [name, value] of Object.entries(blank)) vi.stubEnv(name, value);
  setEnvironment(given);
  Reflect.deleteProperty(globalThis, 'foyerCleengKeys');
  vi.resetModules();
  const { examine } = await import('./examination');
  const all = await examine({ url: null, folder: '' });
  const sections = all.filter(({ title }) => title !== 'Database');
  return {
    titles: all.map(({ title }) => title),
    findings: (title) => findingsOf(sections, title),
    isHealthy: verdictOf(sections).isHealthy,
  };
}

function findingsOf(sections: Section[], title: string): Record<string, Finding> {
  const section = sections.find((candidate) => candidate.title === title);
  return Object.fromEntries((section?.findings ?? []).map((finding) => [finding.asked, finding]));
}
