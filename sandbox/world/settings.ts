// Most exist because the vendors' documents leave the point open, see docs/vendors.md.

import { z } from 'zod';
import { flaws } from '../bigcommerce/flaws';
import { initialOidcSettings, oidcSettingsSchema } from '../oidc/settings';

const seconds = z.number().int().min(1).max(1_000_000_000);
/** Fractions are allowed; browsers give up after some minutes. */
const wait = z.number().min(0.01).max(300);

export const settingsSchema = z.strictObject({
  jwtLifetime: seconds.describe('seconds a Cleeng JWT lives'),
  refreshTokenLifetime: seconds.describe('seconds a refresh token lives'),
  resetTokenLifetime: seconds.describe('seconds a reset link lives'),
  retiredKeyLifetime: seconds.describe('seconds a rotated key stays published'),
  slowSeconds: wait.describe('seconds the fault "slow" waits'),
  timeoutSeconds: wait.describe('seconds before the fault "timeout" closes the connection'),
  captcha: z.boolean().describe('registration asks for a captcha'),
  enterpriseAccountRequired: z
    .boolean()
    .describe('registration is refused: the publisher lacks the plan'),
  rateLimits: z.boolean().describe('the documented rate limits are enforced'),
  jwtCarriesEmail: z.boolean().describe('the JWT has an email claim'),
  jwtCarriesKid: z.boolean().describe('the JWT header has a kid'),
  customerCarriesLocale: z.boolean().describe('a customer is described with their locale'),
  customerCarriesExternalId: z.boolean().describe('a customer is described with their externalId'),
  customerIdInJwt: z.enum(['number', 'string']).describe('type of the customerId claim'),
  responseDataOnErrors: z.enum(['omitted', 'null']).describe('responseData of a failure'),
  deadRefreshTokenStatus: z
    .union([z.literal(400), z.literal(401), z.literal(422)])
    .describe('status for an invalid refresh token'),
  otherCustomerStatus: z
    .union([z.literal(401), z.literal(403)])
    .describe("status for another customer's id"),
  staleConsentVersion: z
    .enum(['refused', 'accepted'])
    .describe('answering a version that is not current'),
  outdatedAnswerNeedsUpdate: z.boolean().describe('an answer to another version has needsUpdate'),
  unknownEmailAtReset: z
    .enum(['refused', 'accepted'])
    .describe('a reset mail for an unknown address'),
  passwordChangeRevokes: z.boolean().describe('a new password revokes the refresh tokens'),
  emailChangeRevokes: z.boolean().describe('a new email revokes the refresh tokens'),
  ssoAnswer: z.enum(['enveloped', 'bare']).describe('shape of the tokens after SSO'),
  ssoPublisherToken: z
    .enum(['either', 'header', 'body'])
    .describe('where SSO looks for the publisher token'),
  ssoBadTokenStatus: z
    .union([z.literal(401), z.literal(403)])
    .describe('status for a bad publisher token'),
  ssoBadTokenCode: z
    .enum(['SANDBOX0005', 'AUTH0002', 'none'])
    .describe('code for a bad publisher token'),
  ssoUnknownEmail: z
    .enum(['refused', 'created'])
    .describe('what SSO does with an address that no customer has'),
  ssoUnknownEmailStatus: z
    .union([z.literal(400), z.literal(404), z.literal(422)])
    .describe('status where that is refused'),
  ssoUnknownEmailCode: z
    .enum(['USER0004', 'REQ0001', 'none'])
    .describe('code where that is refused'),
  chatTokenLifetime: seconds.describe('seconds after its iat that Kustomer takes a chat token'),
  chatTokenExp: z.enum(['honoured', 'refused']).describe('a chat token with an exp'),
  chatLoginIdentity: z.enum(['asked', 'another', 'none']).describe('whom a chat login logs in'),
  chatSecondLogin: z
    .enum(['refused', 'switches'])
    .describe('a chat login while another customer is logged in'),
  defaultLocale: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
      locale: z.string().regex(/^[a-z]{2}_[A-Z]{2}$/),
    })
    .describe('what an address outside the test ranges gets'),
  currentCustomerAlgorithm: z
    .enum(['HS512', 'HS256'])
    .describe("what the store's tokens are signed with"),
  currentCustomerFlaw: z.enum(flaws).describe("what is wrong with the store's tokens"),
  missingScope: z
    .enum(['none', 'customers', 'orders', 'products'])
    .describe("what the store's access token may not read"),
  rateLimitHeaders: z.boolean().describe("the store's responses have rate limit headers"),
  retryAfterSeconds: z
    .number()
    .int()
    .min(0)
    .max(3600)
    .describe("seconds to wait in the store's ordered 429"),
  storefrontUrl: z
    .string()
    .regex(/^(https?:\/\/[\w.:[\]-]+)?$/, 'an origin like https://foyer.example, or nothing')
    .describe("the storefront's origin, instead of the one at start"),
  ...oidcSettingsSchema.shape,
});

export type Settings = z.infer<typeof settingsSchema>;

export function initialSettings(): Settings {
  return {
    jwtLifetime: 15 * 60,
    refreshTokenLifetime: 100 * 24 * 60 * 60,
    resetTokenLifetime: 24 * 60 * 60,
    retiredKeyLifetime: 60 * 60,
    slowSeconds: 3,
    timeoutSeconds: 60,
    captcha: false,
    enterpriseAccountRequired: false,
    rateLimits: false,
    jwtCarriesEmail: true,
    jwtCarriesKid: true,
    customerCarriesLocale: true,
    customerCarriesExternalId: true,
    customerIdInJwt: 'number',
    responseDataOnErrors: 'omitted',
    deadRefreshTokenStatus: 422,
    otherCustomerStatus: 403,
    staleConsentVersion: 'refused',
    outdatedAnswerNeedsUpdate: true,
    unknownEmailAtReset: 'refused',
    passwordChangeRevokes: true,
    emailChangeRevokes: false,
    ssoAnswer: 'enveloped',
    ssoPublisherToken: 'either',
    ssoBadTokenStatus: 401,
    ssoBadTokenCode: 'SANDBOX0005',
    ssoUnknownEmail: 'refused',
    ssoUnknownEmailStatus: 404,
    ssoUnknownEmailCode: 'USER0004',
    chatTokenLifetime: 15 * 60,
    chatTokenExp: 'honoured',
    chatLoginIdentity: 'asked',
    chatSecondLogin: 'refused',
    defaultLocale: { country: 'US', currency: 'USD', locale: 'en_US' },
    currentCustomerAlgorithm: 'HS512',
    currentCustomerFlaw: 'none',
    missingScope: 'none',
    rateLimitHeaders: true,
    retryAfterSeconds: 1,
    storefrontUrl: '',
    ...initialOidcSettings,
  };
}
