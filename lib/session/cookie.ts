// The only importer of next-auth, which puts a session token, sealed by us, into a cookie. Its routes are not mounted, and who is
// signed in is decided by the database row (docs/decisions/0002). It takes our own address from AUTH_URL, see replaceAuthVariables.
import 'server-only';
import { cookies } from 'next/headers';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { derivedSecrets, seal, unseal } from '@/lib/crypto/seal';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import { chooseLanguage } from '@/lib/i18n/language';
import { languageOfLocale } from '@/lib/i18n/locale';
import { endReplaced, localeOfSession, openRow } from './open';

/**
 * Sets the cookie of a session that has just been opened. Only actions and routes may: a page cannot set a cookie. Throws
 * Refusal `session_ended` where the session has ended by now.
 */
export async function rememberSession(sessionToken: string): Promise<void> {
  const before = await sessionTokenFromCookie();
  await signIn(sessionToken);
  await forgetCallback();
  await chooseTheirLanguage(sessionToken).catch((error) => report(error, 'language_not_chosen'));
  // Without its cookie, the former session could not be signed out of any more.
  if (!before || before === sessionToken) return;
  await endReplaced(before).catch((error) => report(error, 'replaced_not_ended'));
}

async function signIn(sessionToken: string): Promise<void> {
  try {
    await auth.signIn('credentials', { sessionToken, redirect: false });
  } catch (error) {
    if (error instanceof Error && 'type' in error && error.type === 'CredentialsSignin') {
      throw new Refusal('session_ended');
    }
    throw error;
  }
}

/** The customer's own language replaces what was chosen in this browser before. */
async function chooseTheirLanguage(sessionToken: string): Promise<void> {
  const language = languageOfLocale(await localeOfSession(sessionToken));
  if (language) await chooseLanguage(language);
}

/** Takes the cookie away. The row has to end as well: a copy of the cookie is good until then. */
export async function forgetSession(): Promise<void> {
  await auth.signOut({ redirect: false });
  await forgetCallback();
}

/** next-auth leaves this cookie for pages that we do not have. */
async function forgetCallback(): Promise<void> {
  (await cookies()).delete(callbackCookie);
}

/** The session token in this request's cookie, or null: none, altered, or sealed with a key that we no longer hold. */
export async function sessionTokenFromCookie(): Promise<string | null> {
  const sealed = (await cookies()).get(cookieName())?.value;
  if (!sealed) return null;
  // A cookie that does not open is a visitor without one.
  return unseal(sealed, 'session-cookie').catch(() => null);
}

const auth = NextAuth(config);

function config(): NextAuthConfig {
  const { app, session } = env();
  return {
    providers: [
      Credentials({
        credentials: { sessionToken: {} },
        authorize: ({ sessionToken }) => userOf(sessionToken),
      }),
    ],
    session: { strategy: 'jwt', maxAge: session.absoluteSeconds },
    secret: derivedSecrets('cookie-door'),
    // Its own seal derives its key anew at every opening, for every key we hold: half of what a session cost.
    jwt: {
      encode({ token }) {
        if (!token?.sub) throw new Error('There is no session token to seal.');
        return seal(token.sub, 'session-cookie');
      },
      decode: () => null, // Asked at sign-out alone, for a listener that we do not have.
    },
    trustHost: true,
    useSecureCookies: app.isSecure,
    cookies: {
      callbackUrl: { name: callbackCookie },
      sessionToken: {
        name: cookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: app.isSecure },
      },
    },
  };
}

const callbackCookie = 'foyer-callback';

/** The session token is what next-auth calls the user's id: `encode` gets it as `sub`. */
async function userOf(sessionToken: unknown): Promise<{ id: string } | null> {
  if (typeof sessionToken !== 'string' || !(await openRow(sessionToken))) return null;
  return { id: sessionToken };
}

function cookieName(): string {
  return env().app.isSecure ? '__Host-foyer-session' : 'foyer-session';
}
