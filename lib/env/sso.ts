// An OpenID Connect provider in front of Cleeng. The sandbox's publisher token is public, so a public demo refuses it.
import 'server-only';
import { z } from 'zod';
import { isLoopback } from './addresses';

const sandboxSso = {
  clientId: 'foyer-storefront',
  clientSecret: 'sandbox-oidc-client-secret-of-39-bytes',
  name: 'Sandbox ID',
  publisherToken: 'sandbox-publisher-token',
};

const headerText = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'contains characters that a header cannot have');

export const ssoVariables = {
  /** As the provider writes it: a slash at the end belongs to it. */
  SSO_ISSUER: z
    .url({ protocol: /^https?$/, error: 'is not an http(s) address', abort: true })
    .refine((url) => {
      const { username, password, search, hash } = new URL(url);
      return username + password + search + hash === '';
    }, 'must not hold a password, a query or a fragment')
    .refine(
      (url) => url.startsWith('https:') || isLoopback(url),
      'must be https unless it is on this machine',
    )
    .optional(),
  SSO_CLIENT_ID: z.string().optional(),
  SSO_CLIENT_SECRET: z.string().optional(),
  SSO_NAME: z.string().max(40, 'is longer than 40 characters').optional(),
  SSO_ONLY: z.enum(['true', 'false'], { error: 'is neither true nor false' }).default('false'),
  SSO_LINKS: z
    .enum(['ask', 'verified-email'], { error: 'is neither ask nor verified-email' })
    .default('ask'),
  SSO_SCOPES: z
    .string()
    .refine((scopes) => scopes.split(' ').includes('openid'), 'does not contain openid')
    .default('openid profile email'),
  CLEENG_PUBLISHER_TOKEN: headerText.optional(),
};

type SsoVariables = z.infer<z.ZodObject<typeof ssoVariables>>;

const all = [
  'SSO_ISSUER',
  'SSO_CLIENT_ID',
  'SSO_CLIENT_SECRET',
  'SSO_NAME',
  'CLEENG_PUBLISHER_TOKEN',
] as const;

function isSsoNamed(set: SsoVariables): boolean {
  return all.some((name) => set[name]);
}

export function ssoProblems(
  set: SsoVariables & { DEMO: string },
  { isPublic, isSandbox }: { isPublic: boolean; isSandbox: boolean },
): string[] {
  if (isSandbox) {
    const isDemo = isPublic && set.DEMO === 'true';
    return isDemo ? problemsOfDemo(set) : [];
  }
  if (isSsoNamed(set)) {
    return all
      .filter((name) => !set[name])
      .map((name) => `${name} is missing: single sign-on is only partly configured.`);
  }
  return set.SSO_ONLY === 'true'
    ? ['SSO_ONLY is true, but no provider is configured: set SSO_ISSUER and the others.']
    : [];
}

/** The publisher token above is public. The client's secret is, too: without a code of ours it is of no use. */
function problemsOfDemo({ CLEENG_PUBLISHER_TOKEN: token }: SsoVariables): string[] {
  return token && token !== sandboxSso.publisherToken
    ? []
    : ['CLEENG_PUBLISHER_TOKEN is missing: a public demo needs its own, which `npm start` makes.'];
}

/** Null without a provider. `innerUrl` is the sandbox's address for our server, `url` for browsers. */
export function ssoOf(set: SsoVariables, sandbox: { innerUrl: string; url: string } | null) {
  if (!sandbox && !isSsoNamed(set)) return null;
  return {
    ...(sandbox ? sandboxed(set, sandbox) : provider(set)),
    /** Passwords are closed: register, login, reset, change of e-mail address. */
    isOnlyWay: set.SSO_ONLY === 'true',
    /** A customer with the provider's verified address is linked without being asked. */
    linksVerifiedEmail: set.SSO_LINKS === 'verified-email',
    scopes: set.SSO_SCOPES,
  };
}

function provider(set: SsoVariables) {
  return {
    issuer: set.SSO_ISSUER ?? '',
    /** Where our server reaches the issuer. */
    innerIssuer: set.SSO_ISSUER ?? '',
    clientId: set.SSO_CLIENT_ID ?? '',
    clientSecret: set.SSO_CLIENT_SECRET ?? '',
    /** As customers read it: "Continue with …". */
    name: set.SSO_NAME ?? '',
    /** Signs in any customer at Cleeng. */
    publisherToken: set.CLEENG_PUBLISHER_TOKEN ?? '',
  };
}

function sandboxed(set: SsoVariables, { innerUrl, url }: { innerUrl: string; url: string }) {
  return {
    issuer: `${url}/oidc`,
    innerIssuer: `${innerUrl}/oidc`,
    clientId: sandboxSso.clientId,
    clientSecret: set.SSO_CLIENT_SECRET ?? sandboxSso.clientSecret,
    name: set.SSO_NAME ?? sandboxSso.name,
    publisherToken: set.CLEENG_PUBLISHER_TOKEN ?? sandboxSso.publisherToken,
  };
}
