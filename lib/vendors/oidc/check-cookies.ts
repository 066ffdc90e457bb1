import 'server-only';

/** Cookies that next-auth sets at the start and reads at the callback. */
export const checkCookies = ['foyer-sso-pkce', 'foyer-sso-state', 'foyer-sso-nonce'] as const;
