// The last line, for whoever reads no other.
import type { Section } from './finding';

export interface Verdict {
  line: string;
  isHealthy: boolean;
}

export function verdictOf(sections: Section[]): Verdict {
  const outcomes = sections.flatMap(({ findings }) => findings).map(({ outcome }) => outcome);
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const failures = count('failure');
  const warnings = count('warning');
  const asked = outcomes.length - count('unasked');
  const found = [
    failures && counted(failures, 'failure'),
    warnings && counted(warnings, 'warning'),
  ].filter(Boolean);
  return {
    line:
      found.length > 0
        ? `${found.join(' and ')} in ${counted(asked, 'question')}.`
        : `All ${asked} answers are fine.`,
    isHealthy: failures === 0,
  };
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
