// What the provider gets wrong, until changed. A slow, failing or missing address is a fault instead: see the README.

import { z } from 'zod';

const signatureFlaws = ['alg-none', 'hs256', 'unknown-kid', 'no-kid', 'other-key'] as const;

export type SignatureFlaw = (typeof signatureFlaws)[number];

export const idTokenFlaws = [
  'none',
  'wrong-nonce',
  'no-nonce',
  'wrong-issuer',
  'wrong-audience',
  'two-audiences',
  'two-audiences-without-azp',
  'wrong-azp',
  'expired',
  'issued-in-future',
  'no-exp',
  'no-iat',
  'no-sub',
  'no-email',
  'email-unverified',
  'email-verified-as-text',
  'no-email-verified',
  'extra-claims',
  ...signatureFlaws,
] as const;

export type IdTokenFlaw = (typeof idTokenFlaws)[number];

export const logoutTokenFlaws = [
  'none',
  'with-nonce',
  'no-events',
  'other-event',
  'wrong-issuer',
  'wrong-audience',
  'expired',
  'issued-in-future',
  'no-iat',
  'no-jti',
  'replayed',
  'no-subject',
  ...signatureFlaws,
] as const;

export type LogoutTokenFlaw = (typeof logoutTokenFlaws)[number];

export const oidcSettingsSchema = z.strictObject({
  oidcDiscovery: z
    .enum([
      'right',
      'other-issuer',
      'without-s256',
      'http-endpoints',
      'hs256-only',
      'without-end-session',
      'without-iss',
    ])
    .describe('what the OpenID provider announces'),
  oidcAuthorization: z
    .enum([
      'right',
      'cancelled',
      'server_error',
      'temporarily_unavailable',
      'wrong-iss',
      'no-iss',
      'wrong-state',
      'no-state',
    ])
    .describe("the provider's response to a sign-in"),
  oidcIdToken: z.enum(idTokenFlaws).describe("what is wrong with the provider's ID tokens"),
  oidcLogoutToken: z
    .enum(logoutTokenFlaws)
    .describe("what is wrong with the provider's logout tokens"),
  oidcClaims: z
    .enum(['id-token', 'userinfo'])
    .describe('where the provider has name and e-mail: in both, or in userinfo alone'),
  oidcAddressReassigned: z.boolean().describe("the provider's Olga has the address Nina had"),
  oidcClockOffset: z
    .number()
    .int()
    .min(-86_400)
    .max(86_400)
    .describe("seconds by which the provider's clock is fast"),
});

export const initialOidcSettings: z.infer<typeof oidcSettingsSchema> = {
  oidcDiscovery: 'right',
  oidcAuthorization: 'right',
  oidcIdToken: 'none',
  oidcLogoutToken: 'none',
  oidcClaims: 'id-token',
  oidcAddressReassigned: false,
  oidcClockOffset: 0,
};
