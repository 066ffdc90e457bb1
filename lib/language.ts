// Which language an answer is written in: the one that was chosen in this browser, else what the browser asks for.
// Signing in chooses the customer's own (their locale at Cleeng), so that this cookie is all that a request has to tell.
import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';

/** Those that messages/ speaks. The first one is for whoever reads none of them. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

export const languageCookie = 'foyer-language';

/** This request's language. */
export const requestLanguage = cache(async (): Promise<Language> => languageOf(await headers()));

/** The language of a request by what it sent; for proxy.ts, which is given the request itself. */
export function languageOf(sent: Pick<Headers, 'get'>): Language {
  const [, chosen] = chosenLanguage.exec(sent.get('cookie') ?? '') ?? [];
  return pickLanguage({ chosen, acceptLanguage: sent.get('accept-language') });
}

const chosenLanguage = new RegExp(`(?:^|; ?)${languageCookie}=([a-z]+)(?:;|$)`);

/** `acceptLanguage` as the header has it: `nl-BE,nl;q=0.9,en;q=0.5`. */
export function pickLanguage(wish: { chosen?: string | null; acceptLanguage?: string | null }): Language {
  return languageNamed(wish.chosen) ?? preferred(wish.acceptLanguage ?? '') ?? languages[0];
}

/** Undefined for what is none of ours. */
export function languageNamed(given: string | null | undefined): Language | undefined {
  return languages.find((language) => language === given);
}

/** Of equally welcome ones the first. A weight of nought says "not this one". */
function preferred(acceptLanguage: string): Language | undefined {
  const wishes = acceptLanguage.split(',').map(wishOf);
  const known = wishes.filter(({ language, weight }) => language && weight > 0);
  return known.toSorted((one, other) => other.weight - one.weight)[0]?.language;
}

/** `nl-BE;q=0.9`: what a region calls its own is read as the language itself. */
function wishOf(range: string): { language: Language | undefined; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality ? Number(/^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(quality)?.[1] ?? 0) : 1;
  return { language: languageNamed(tag.split('-')[0]), weight };
}
