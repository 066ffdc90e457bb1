// On the server only: a translator in the browser would be larger than the rest of the sign-in page.
import 'server-only';
import { LRUCache } from 'lru-cache';
import {
  createFormatter,
  createTranslator,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core';
import { isRefusalCode, type RefusalCode } from '@/lib/errors/errors';
import { defaultWaitSeconds } from '@/lib/http/retry-after';
import german from '@/messages/de.json';
import english from '@/messages/en.json';
import spanish from '@/messages/es.json';
import dutch from '@/messages/nl.json';
import polish from '@/messages/pl.json';
import { type Language, requestLanguage } from './languages';
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

/** One part of messages/ in this request's language: `const t = await getTranslations('login')`. */
export async function getTranslations<Part extends Namespace>(part: Part) {
  return translationsIn(await requestLanguage(), part);
}

export function translationsIn<Part extends Namespace>(
  language: Language,
  part: Part,
): Translations<Part> {
  const name = `${language} ${part}`;
  const made = translators.get(name) ?? translator(language, part);
  translators.set(name, made);
  return made as Translations<Part>;
}

/** A translator keeps the messages it has read and the `Intl` objects it has made, which are expensive to make. */
const translators = new Map<string, unknown>();

function translator<Part extends Namespace>(language: Language, part: Part) {
  return createTranslator({
    locale: language,
    messages: messages[language],
    namespace: part,
    onError: raise,
  });
}

export type Translations<Part extends Namespace> = ReturnType<typeof translator<Part>>;

export async function sentenceOf(
  code: RefusalCode,
  retryAfterSeconds = defaultWaitSeconds,
): Promise<string> {
  return sentenceIn(await requestLanguage(), code, retryAfterSeconds);
}

function sentenceIn(
  language: Language,
  code: RefusalCode,
  retryAfterSeconds = defaultWaitSeconds,
): string {
  return translationsIn(language, 'refusals')(code, {
    when: relativeTime(language, retryAfterSeconds),
  });
}

/** For a page without the form, which does not keep what was typed. */
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

/** Our schemas use refusal codes as messages; any other is shown as `required`. */
export async function sentenceOfIssue(message: string): Promise<string> {
  return sentenceOf(isRefusalCode(message) ? message : 'required');
}

/** `locale`: Cleeng's (`nl_BE`), or null. In UTC: the server does not know the reader's time zone. */
export async function dates(locale: string | null) {
  return formatters.memo(await requestLocale(locale));
}

/** A formatter keeps the `Intl` objects it has made, which are expensive to make. */
const formatters = new LRUCache<string, ReturnType<typeof createFormatter>>({
  max: 100,
  memoMethod: (locale) => createFormatter({ locale, timeZone: 'UTC', onError: raise }),
});

function raise(error: Error): never {
  throw error;
}
