import 'server-only';
import { environmentProblems } from './env';

/** Ends the process when `source` (else the process's own environment) is not complete: after a throw Next would answer 500 to everybody. */
export function requireEnvironment(source?: NodeJS.ProcessEnv): void {
  const problems = environmentProblems(source);
  if (problems.length === 0) return;
  console.error(['The storefront cannot start:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
  process.exit(1);
}
