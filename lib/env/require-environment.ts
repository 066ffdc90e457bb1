import 'server-only';
import { environmentProblems } from './env';

/** Ends the process when the environment is incomplete. */
export function requireEnvironment(source?: NodeJS.ProcessEnv): void {
  refuseToStart(environmentProblems(source));
}

/** After a throw, Next would keep running and respond with 500. */
export function refuseToStart(problems: string[]): void {
  if (problems.length === 0) return;
  console.error(
    ['The storefront cannot start:', ...problems.map((problem) => `- ${problem}`)].join('\n'),
  );
  process.exit(1);
}
