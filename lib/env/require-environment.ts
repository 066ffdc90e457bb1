import 'server-only';
import { environmentProblems } from './env';

/** Ends the process when `source` (else the process's own environment) is not complete. */
export function requireEnvironment(source?: NodeJS.ProcessEnv): void {
  refuseToStart(environmentProblems(source));
}

/** Ends the process where there are any. After a throw Next would go on, and answer 500 to everybody. */
export function refuseToStart(problems: string[]): void {
  if (problems.length === 0) return;
  console.error(
    ['The storefront cannot start:', ...problems.map((problem) => `- ${problem}`)].join('\n'),
  );
  process.exit(1);
}
