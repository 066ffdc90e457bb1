// What makes an answer to a capture question acceptable, one rule a kind of question, and what a form shows of it. Pure.
import 'server-only';
import type { Fault, RefusalCode } from '@/lib/errors/errors';
import type { Question } from '@/lib/model';
import { isCountry } from './countries';
import { isEmailAddress } from './email-address';

const longest = 200;
const longestName = 50;

/** What is wrong with what was typed for this question, field by field; empty when it may be saved. What was not asked stays as it is known. */
export function faultsOf(question: Question, typed: Record<string, string>): Fault[] {
  return Object.entries(question.answers).flatMap(([field, known]) => {
    const code = faultOf(question, field, (typed[field] ?? drawnAnswer(question, known)).trim());
    return code ? [{ field, code }] : [];
  });
}

/** A question is required as a whole, but nobody has to have a second address line. */
export function isFieldRequired(question: Question, field: string): boolean {
  return question.isRequired && field !== 'address2';
}

/** How many characters Cleeng takes for an answer to this question. */
export function longestAnswer(question: Question): number {
  return question.kind === 'name' ? longestName : longest;
}

/** What its field shows of the answer that is known: nothing of an option that was reworded, nor of what is no date. */
export function drawnAnswer({ kind, options }: Question, known: string): string {
  const answer = known.trim();
  if (kind === 'checkbox' && options.every(({ value }) => value !== answer)) return '';
  return kind === 'date' && !isDate(answer) ? '' : answer;
}

function faultOf(question: Question, field: string, value: string): RefusalCode | null {
  if (value === '') return isFieldRequired(question, field) ? 'required' : null;
  if (value === question.answers[field]?.trim()) return null; // Left as it is: that is not for today's rules to judge.
  if (value.length > longestAnswer(question)) return 'too_long';
  if (/\p{Cc}/u.test(value)) return 'characters_invalid';
  if (field === 'country') return isCountry(value) ? null : 'country_invalid';
  if (question.options.length > 0) {
    return question.options.some((option) => option.value === value) ? null : 'choice_invalid';
  }
  if (question.kind === 'date') return isPastDate(value) ? null : 'date_invalid';
  // The rule of Cleeng's own client: an optional plus, then 4 to 16 digits with dashes and spaces between.
  if (question.kind === 'phone')
    return /^\+?(?:[ -]*\d){4,16}[ -]*$/.test(value) ? null : 'phone_invalid';
  if (question.kind === 'email') return isEmailAddress(value) ? null : 'email_invalid';
  return null;
}

/** Between 1900 and today. */
function isPastDate(value: string): boolean {
  return isDate(value) && value >= '1900-01-01' && Date.parse(value) <= Date.now();
}

/** A real calendar day, as `YYYY-MM-DD`: a field for dates shows nothing else. */
function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isReal;
}
