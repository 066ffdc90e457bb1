import 'server-only';
import type { Fault, RefusalCode } from '@/lib/errors/errors';
import type { Question } from '@/lib/model';
import { isCountry } from './countries';
import { emailAddress, isEmailAddress } from './email-address';
import { isPhoneNumber, phoneNumber } from './phone-number';
import { isReadable } from './typed-text';

const longest = 200;
const longestName = 50;

/** A missing field counts as the known answer. */
export function faultsOf(question: Question, typed: Record<string, string>): Fault[] {
  return Object.entries(question.answers).flatMap(([field, known]) => {
    const code = faultOf(
      question,
      field,
      meantAnswer(question, typed[field] ?? drawnAnswer(question, known)),
    );
    return code ? [{ field, code }] : [];
  });
}

/** What was typed, as it is sent to Cleeng. */
export function meantAnswer({ kind }: Question, typed: string): string {
  if (kind === 'phone') return phoneNumber(typed);
  return kind === 'email' ? emailAddress(typed) : typed.trim();
}

/** Cleeng requires an address as a whole; its second line is always optional. */
export function isFieldRequired(question: Question, field: string): boolean {
  return question.isRequired && field !== 'address2';
}

/** In characters. */
export function longestAnswer(question: Question): number {
  return question.kind === 'name' ? longestName : longest;
}

/** Empty for a checkbox option that no longer exists, and for an invalid date. */
export function drawnAnswer({ kind, options }: Question, known: string): string {
  const answer = known.trim();
  if (kind === 'checkbox' && !options.includes(answer)) return '';
  return kind === 'date' && !isDate(answer) ? '' : answer;
}

function faultOf(question: Question, field: string, value: string): RefusalCode | null {
  if (value === '') return isFieldRequired(question, field) ? 'required' : null;
  if (value === meantAnswer(question, question.answers[field] ?? '')) return null; // Unchanged answers pass, even if today's rules refuse them.
  if (value.length > longestAnswer(question)) return 'too_long';
  if (!isReadable(value)) return 'characters_invalid';
  if (field === 'country') return isCountry(value) ? null : 'country_invalid';
  if (question.options.length > 0) {
    return question.options.includes(value) ? null : 'choice_invalid';
  }
  if (question.kind === 'date') return dateFaultOf(value);
  if (question.kind === 'phone') return isPhoneNumber(value) ? null : 'phone_invalid';
  if (question.kind === 'email') return isEmailAddress(value) ? null : 'email_invalid';
  return null;
}

/** Chromium's field turns a year of two digits, `90`, into `0090`. */
function dateFaultOf(value: string): RefusalCode | null {
  if (!isDate(value)) return 'date_invalid';
  if (value < '1900-01-01') return 'year_invalid';
  return Date.parse(value) <= Date.now() ? null : 'date_invalid';
}

/** `YYYY-MM-DD` */
function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isReal;
}
