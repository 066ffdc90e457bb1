// The sentences people read, from messages/. Server side only: what a client component says arrives as a prop,
// because a translator in the browser costs more than the rest of the sign-in page together.
import 'server-only';
import { createFormatter, createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import english from '@/messages/en.json';
import { isRefusalCode, type RefusalCode } from './errors';

type Messages = typeof english;

/** The translator of one part of messages/en.json: `words('login')('title')`. */
export function words<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
) {
  return createTranslator({ locale: language, messages: english, namespace, onError: raise });
}

/** The sentence for a refusal. */
export function sentenceOf(code: RefusalCode): string {
  return words('refusals')(code);
}

/** The sentence for a schema's issue, whose message is one of our codes; a shape nobody foresaw is "required". */
export function sentenceOfIssue(message: string): string {
  return sentenceOf(isRefusalCode(message) ? message : 'required');
}

/** What dates, money and names of countries are written in. */
export const language = 'en';

/** Dates and times. In UTC, which stands beside them: the server does not know where the reader is. */
export const dates = createFormatter({ locale: language, timeZone: 'UTC', onError: raise });

function raise(error: Error): never {
  throw error; // A missing sentence is a defect, found by the first test that meets it.
}
