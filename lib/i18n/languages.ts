// Signing in stores the customer's language in the cookie (lib/session/cookie.ts), so a request needs nothing else.
import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { cookieName } from '@/lib/env/cookie-name';
import { env } from '@/lib/env/env';
import { preferredTags } from './accept-language';

/** Those of messages/, each in its own words. The first is the default. */
export const languageNames = {
  en: 'English',
  nl: 'Nederlands',
  es: 'Español',
  de: 'Deutsch',
  pl: 'Polski',
} as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames).filter(isLanguage);

const languageCookie = 'foyer-language';
const chosenForSeconds = 400 * 86_400; // Browsers keep no cookie for longer.

export const requestLanguage = cache(async (): Promise<Language> => {
  // Not from the header: cookies() also has the one that an action has just set.
  const chosen = (await cookies()).get(cookieName(languageCookie))?.value;
  return pickLanguage({ chosen, acceptLanguage: (await headers()).get('accept-language') });
});

export function languageOf(headers: Pick<Headers, 'get'>): Language {
  const pattern = new RegExp(`(?:^|; ?)${cookieName(languageCookie)}=([a-z]+)(?:;|$)`);
  const [, chosen] = pattern.exec(headers.get('cookie') ?? '') ?? [];
  return pickLanguage({ chosen, acceptLanguage: headers.get('accept-language') });
}

export async function chooseLanguage(language: Language): Promise<void> {
  (await cookies()).set(cookieName(languageCookie), language, {
    httpOnly: true,
    maxAge: chosenForSeconds,
    path: '/',
    sameSite: 'lax',
    secure: env().app.isSecure,
  });
}

export function pickLanguage(request: {
  chosen?: string | null;
  acceptLanguage?: string | null;
}): Language {
  return languageNamed(request.chosen) ?? preferred(request.acceptLanguage ?? '') ?? 'en';
}

export function languageNamed(given: string | null | undefined): Language | undefined {
  return given && isLanguage(given) ? given : undefined;
}

function isLanguage(given: string): given is Language {
  return Object.hasOwn(languageNames, given);
}

function preferred(acceptLanguage: string): Language | undefined {
  const ours = preferredTags(acceptLanguage).map((tag) => languageNamed(tag.split('-')[0]));
  return ours.find((language) => language !== undefined);
}
