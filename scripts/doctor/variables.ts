// The environment as a whole. What is wrong with it is said by lib/env/env.ts, one sentence a variable, as at every start.
import { type Finding, failure, fine } from './finding';

/** What `problems`, of which there may be none, are as findings. */
export function findingsOf(problems: string[]): Finding[] {
  if (problems.length > 0) return problems.map(findingOf);
  return [fine('variables', 'complete')];
}

/** `SESSION_KEYS is missing: make a key with ….` */
function findingOf(problem: string): Finding {
  const [, name = '', wrong = '', advice] = /^(\S+) (.+?)(?:: (.+))?$/.exec(problem) ?? [];
  return failure(
    name,
    wrong.replace(/\.$/, ''),
    advice ? capitalised(advice) : 'See .env.example.',
  );
}

function capitalised(advice: string): string {
  return advice.charAt(0).toUpperCase() + advice.slice(1);
}
