// The sentences people read, from messages/, in the language of the request. Server side only: what a client component
// says arrives as a prop, because a translator in the browser costs more than the rest of the sign-in page together.
import 'server-only';
import {
  createFormatter,
  createTranslator,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core';
import { isRefusalCode, type RefusalCode } from '@/lib/errors/errors';
import { aMoment } from '@/lib/http/retry-after';
import german from '@/messages/de.json';
import english from '@/messages/en.json';
import spanish from '@/messages/es.json';
import dutch from '@/messages/nl.json';
import polish from '@/messages/pl.json';
import { type Language, requestLanguage } from './language';
import { requestLocale } from './locale';
import { relativeTime } from './relative-time';

type Messages = typeof english;
type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

const messages: Record<Language, Messages> = {
  en: english,
  nl: dutch,
  es: spanish,
  de: german,
  pl: polish,
};

/** The translator of one part of messages/ in this request's language: `const t = await getTranslations('login')`. */
export async function getTranslations<Part extends Namespace>(part: Part) {
  return translationsIn(await requestLanguage(), part);
}

/** The same in a language that is known already. */
export function translationsIn<Part extends Namespace>(language: Language, part: Part) {
  return createTranslator({
    locale: language,
    messages: messages[language],
    namespace: part,
    onError: raise,
  });
}

export type Translations<Part extends Namespace> = ReturnType<typeof translationsIn<Part>>;

/** The sentence for a refusal. One that passes says when to try again: a moment from now, where nobody knows better. */
export async function sentenceOf(code: RefusalCode, retryAfterSeconds = aMoment): Promise<string> {
  return sentenceIn(await requestLanguage(), code, retryAfterSeconds);
}

/** The same in a language that is known already. */
function sentenceIn(language: Language, code: RefusalCode, retryAfterSeconds = aMoment): string {
  return translationsIn(language, 'refusals')(code, {
    when: relativeTime(language, retryAfterSeconds),
  });
}

/** The same where no form of ours is that would still hold what was filled in. */
export function sentenceWithoutForm(
  language: Language,
  code: RefusalCode,
  retryAfterSeconds?: number,
): string {
  const problem = translationsIn(language, 'problem');
  if (code === 'unexpected') return problem('unexpected');
  if (code === 'vendor_unavailable') return problem('vendorSilent');
  return sentenceIn(language, code, retryAfterSeconds);
}

/** The sentence for a schema's issue, whose message is one of our codes; a shape nobody foresaw is "required". */
export async function sentenceOfIssue(message: string): Promise<string> {
  return sentenceOf(isRefusalCode(message) ? message : 'required');
}

/**
 * Dates and times as the reader writes them, whose locale may be known: `nl_BE`, or null. In UTC, which stands
 * beside them: the server does not know where the reader is.
 */
export async function dates(locale: string | null) {
  const tag = await requestLocale(locale);
  // Each keeps what it has once made, which is what makes a date cheap.
  const formatter =
    formatters.get(tag) ?? createFormatter({ locale: tag, timeZone: 'UTC', onError: raise });
  formatters.set(tag, formatter);
  return formatter;
}
const formatters = new Map<string, ReturnType<typeof createFormatter>>();

function raise(error: Error): never {
  throw error; // A missing sentence is a defect, found by the first test that meets it.
}
