// Every address in the app, and the safe "return to". The one rule: `returnTo` never leaves this origin.

/** By itself: what stands on every page needs no other address of ours. */
export const home = '/';

export const paths = {
  home,
  register: '/register',
  login: '/login',
  hostedLogin: '/hosted-login',
  resetPassword: '/reset-password',
  newPassword: '/new-password',
  handOver: '/hand-over',
  consents: '/consents',
  capture: '/capture',
  account: '/account',
  profile: '/account/profile',
  sessions: '/account/sessions',
  unavailable: '/unavailable',
} as const;

/** What scripts ask. */
export const routes = {
  session: '/api/session',
  hostedLogin: '/api/hosted-login',
  chatToken: '/api/chat-token',
} as const;

const longestReturn = 512;

/** A same-origin relative path, or `fallback`. Refuses `//host`, `/\host`, schemes, control characters and our API. */
export function safeReturnTo(given: unknown, fallback: string = paths.home): string {
  if (
    typeof given !== 'string' ||
    given.length > longestReturn ||
    !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)
  ) {
    return fallback;
  }
  const base = 'http://foyer.invalid';
  const url = URL.canParse(given, base) ? new URL(given, base) : null;
  if (
    !url ||
    url.origin !== base ||
    url.pathname.startsWith('/api/') ||
    url.pathname.startsWith('//')
  )
    return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** `path` with where to go afterwards, left out where that is the home page. */
export function withReturnTo(path: string, returnTo: string): string {
  if (returnTo === paths.home) return path;
  return `${path}${path.includes('?') ? '&' : '?'}returnTo=${encodeURIComponent(returnTo)}`;
}

/** `path` of a page for guests, with the offer that was chosen. */
export function withOffer(path: string, offerId: string | null): string {
  return offerId ? `${path}?offer=${encodeURIComponent(offerId)}` : path;
}

/** The page of one offer. */
export function offerPath(offerId: string): string {
  return `/offers/${offerId}`;
}

/** A letter, nine digits and a country, as far as we know; what could be more than a name is none. */
export function isOfferId(given: string): boolean {
  return /^[\w-]{1,64}$/.test(given);
}

/** The page that asks for the mail, for another address than the last one. */
export function anotherResetAddress(returnTo: string): string {
  return withReturnTo(`${paths.resetPassword}?address=another`, returnTo);
}

/**
 * How far signing out everywhere reached: `here` alone while Cleeng was down, `unasked` where no token was left to ask it with,
 * `store` where a customer of the store stays signed in there.
 */
const signOutReaches = ['everywhere', 'here', 'unasked', 'store'] as const;
export type SignOutReach = (typeof signOutReaches)[number];

/** The home page, which then says so. The address names one of our sentences and never brings its own. */
export function homeAfterSigningOut(reach: SignOutReach): string {
  return `${paths.home}?signedOut=${reach}`;
}

export function signOutReach(given: unknown): SignOutReach | undefined {
  return signOutReaches.find((reach) => reach === given);
}

/**
 * What became of a customer's sessions when the password changed: ended; or to end with the tokens they hold, since our database
 * was silent and Cleeng renews none; or nobody could make sure of it.
 */
const passwordChanges = ['everywhere', 'later', 'unsure'] as const;
export type PasswordChange = (typeof passwordChanges)[number];

/** The sign-in page, which then says so, and leads on to `returnTo`. */
export function loginAfterPasswordChange(change: PasswordChange, returnTo: string): string {
  return withReturnTo(`${paths.login}?passwordChanged=${change}`, returnTo);
}

export function passwordChange(given: unknown): PasswordChange | undefined {
  return passwordChanges.find((change) => change === given);
}

/** What has just been saved. */
const savedThings = ['name', 'email', 'capture', 'consents'] as const;
export type SavedThing = (typeof savedThings)[number];

/** Where to go then. The account page says that it was saved, and like above in a sentence of our own. */
export function whenSaved(thing: SavedThing, returnTo: string): string {
  return returnTo === paths.account ? `${paths.account}?saved=${thing}` : returnTo;
}

export function savedThing(given: unknown): SavedThing | undefined {
  return savedThings.find((thing) => thing === given);
}
