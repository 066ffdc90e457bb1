// The only importer of next-auth, which puts our sealed session token into a cookie (docs/decisions/0002).
// It takes our address from AUTH_URL, see replaceAuthVariables.
import 'server-only';
import { cookies } from 'next/headers';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { derivedSecrets, seal, unseal } from '@/lib/crypto/seal';
import { cookieName } from '@/lib/env/cookie-name';
import { env } from '@/lib/env/env';
import { report } from '@/lib/errors/refusal-of';
import { chooseLanguage } from '@/lib/i18n/languages';
import { languageOfLocale } from '@/lib/i18n/locale';
import { endReplaced, localeOfSession } from './open';

/** Of a session that was just opened. Needs no database, or a failure would leave the session without its cookie. */
export async function rememberSession(sessionToken: string): Promise<void> {
  const before = await sessionTokenFromCookie();
  await auth.signIn('credentials', { sessionToken, redirect: false });
  await forgetCallback();
  await chooseCustomerLanguage(sessionToken).catch((error) => report(error, 'language_not_chosen'));
  // Without its cookie the former session could not be signed out.
  if (!before || before === sessionToken) return;
  await endReplaced(before).catch((error) => report(error, 'replaced_not_ended'));
}

async function chooseCustomerLanguage(sessionToken: string): Promise<void> {
  const language = languageOfLocale(await localeOfSession(sessionToken));
  if (language) await chooseLanguage(language);
}

/** The row must end as well: a copy of the cookie is valid until then. */
export async function forgetSession(): Promise<void> {
  await auth.signOut({ redirect: false });
  await forgetCallback();
}

/** next-auth sets this cookie for pages that we do not have. */
async function forgetCallback(): Promise<void> {
  (await cookies()).delete(callbackCookie);
}

/** Null without a cookie, and for one that was altered or sealed with a key that we no longer have. */
export async function sessionTokenFromCookie(): Promise<string | null> {
  const sealed = (await cookies()).get(cookieName('foyer-session'))?.value;
  if (!sealed) return null;
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
    // next-auth's own seal derives every key at every opening: half the cost of a session.
    jwt: {
      encode({ token }) {
        if (!token?.sub) throw new Error('There is no session token to seal.');
        return seal(token.sub, 'session-cookie');
      },
      decode: () => null, // Called at sign-out only, for a listener that we do not have.
    },
    trustHost: true,
    useSecureCookies: app.isSecure,
    cookies: {
      callbackUrl: { name: callbackCookie },
      sessionToken: {
        name: cookieName('foyer-session'),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: app.isSecure },
      },
    },
  };
}

const callbackCookie = 'foyer-callback';

/** `encode` gets the user's id as `sub`: here the session token. */
function userOf(sessionToken: unknown): { id: string } | null {
  return typeof sessionToken === 'string' ? { id: sessionToken } : null;
}
