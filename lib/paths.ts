export const home = '/';

export const paths = {
  home,
  register: '/register',
  login: '/login',
  hostedLogin: '/hosted-login',
  resetPassword: '/reset-password',
  newPassword: '/new-password',
  handOver: '/hand-over',
  sso: '/sso',
  ssoJoin: '/sso/join',
  ssoLink: '/sso/link',
  ssoProblem: '/sso/problem',
  ssoSignedOut: '/sso/signed-out',
  ssoSignOut: '/sso/sign-out',
  consents: '/consents',
  capture: '/capture',
  account: '/account',
  profile: '/account/profile',
  sessions: '/account/sessions',
  unavailable: '/unavailable',
} as const;

export const routes = {
  session: '/api/session',
  hostedLogin: '/api/hosted-login',
  chatToken: '/api/chat-token',
  backChannelLogout: '/api/sso/back-channel-logout',
  currentCustomer: '/api/current-customer',
  currentCustomerSession: '/api/current-customer/session',
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

/** Leaves out the home page. */
export function withReturnTo(path: string, returnTo: string): string {
  if (returnTo === paths.home) return path;
  return withParameter(path, 'returnTo', returnTo);
}

export function withOffer(path: string, offerId: string | null): string {
  return offerId ? withParameter(path, 'offer', offerId) : path;
}

function withParameter(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

export function offerPath(offerId: string): string {
  return `/offers/${offerId}`;
}

/** Accepts more than the usual `S916977979_NL`, but nothing that could change a URL. */
export function isOfferId(given: string): boolean {
  return /^[\w-]{1,64}$/.test(given);
}

/** The offer need not exist. */
export function offerIdOf(pathname: string): string | null {
  return /^\/offers\/([^/]+)\/?$/.exec(pathname)?.[1] ?? null;
}

/** False for other origins, routes (also those of single sign-on), and Cleeng's widgets, which work once per document. */
export function isPageOfOurs(href: string): boolean {
  return href.startsWith('/') && !/^\/(\/|api\/|hosted-login\b|sso(\?|\/sign-out|$))/.test(href);
}

/** Where the customer goes once signed in, and the offer that they have chosen. */
export interface WayBack {
  returnTo: string;
  offer: string | null;
}

export function withWayBack(path: string, { returnTo, offer }: WayBack): string {
  return withReturnTo(withOffer(path, offer), returnTo);
}

export function anotherResetAddress(wayBack: WayBack): string {
  return withWayBack(`${paths.resetPassword}?address=another`, wayBack);
}
