// Which language an answer is written in: the one that was chosen in this browser, else what the browser asks for.
// Signing in chooses the customer's own (lib/session/cookie.ts), so that one cookie is all that a request has to tell.
import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { env } from '@/lib/env/env';
import { wishedTags } from './accept-language';

/** Those that messages/ speaks, as each calls itself. The first one is for whoever reads none of them. */
export const languageNames = {
  en: 'English',
  nl: 'Nederlands',
  es: 'Español',
  de: 'Deutsch',
  pl: 'Polski',
} as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames).filter(isLanguage);

/** Plain, and no secret: it says which language, and nothing of who reads it. */
const languageCookie = 'foyer-language';
const chosenForSeconds = 400 * 86_400; // No browser keeps a cookie for longer.

/** This request's language. */
export const requestLanguage = cache(async (): Promise<Language> => {
  // A page that is drawn again by the action that chose a language must know of it: its request's header does not.
  const chosen = (await cookies()).get(languageCookie)?.value;
  return pickLanguage({ chosen, acceptLanguage: (await headers()).get('accept-language') });
});

/** The language of a request by what it sent: for proxy.ts, which is given the request itself. */
export function languageOf(sent: Pick<Headers, 'get'>): Language {
  const [, chosen] = cookiePattern.exec(sent.get('cookie') ?? '') ?? [];
  return pickLanguage({ chosen, acceptLanguage: sent.get('accept-language') });
}
const cookiePattern = new RegExp(`(?:^|; ?)${languageCookie}=([a-z]+)(?:;|$)`);

/** From now on, in this browser. Only actions and routes may: a page cannot set a cookie. */
export async function chooseLanguage(language: Language): Promise<void> {
  (await cookies()).set(languageCookie, language, {
    httpOnly: true,
    maxAge: chosenForSeconds,
    path: '/',
    sameSite: 'lax',
    secure: env().app.isSecure,
  });
}

/** `acceptLanguage` as the header has it: `nl-BE,nl;q=0.9,en;q=0.5`. */
export function pickLanguage(wish: {
  chosen?: string | null;
  acceptLanguage?: string | null;
}): Language {
  return languageNamed(wish.chosen) ?? preferred(wish.acceptLanguage ?? '') ?? 'en';
}

/** Undefined for what is none of ours. */
export function languageNamed(given: string | null | undefined): Language | undefined {
  return given && isLanguage(given) ? given : undefined;
}

function isLanguage(given: string): given is Language {
  return Object.hasOwn(languageNames, given);
}

/** What a region calls its own is read as the language itself. */
function preferred(acceptLanguage: string): Language | undefined {
  const wished = wishedTags(acceptLanguage).map((tag) => languageNamed(tag.split('-')[0]));
  return wished.find((language) => language !== undefined);
}
