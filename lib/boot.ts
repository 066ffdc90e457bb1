// Once a process, before the first request: an environment that is not complete stops the boot with all of its reasons.
// The surprise: a throw here would only make Next answer 500 to everybody.
import 'server-only';
import { environmentProblems } from './env';

/** Ends the process when `source` (else the process's own) is not a complete environment. */
export function boot(source?: NodeJS.ProcessEnv): void {
  const problems = environmentProblems(source);
  if (problems.length === 0) return;
  console.error(['The storefront cannot start:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
  process.exit(1);
}
