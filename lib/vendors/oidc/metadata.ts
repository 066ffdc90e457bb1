// https://openid.net/specs/openid-connect-discovery-1_0.html
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import { requestJson } from '@/lib/http/request';
import { cached, responseCache } from '@/lib/http/response-cache';

const deadlineMs = 5_000;
const keptMs = 600_000;

/** Never `none` or HS*, whatever the provider offers. */
export const acceptedAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

const WireMetadata = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
});
export type ProviderMetadata = z.infer<typeof WireMetadata>;

/** Throws where no provider is configured. */
export function ssoProvider() {
  const { sso } = env();
  if (!sso) throw new Error('There is no single sign-on provider.');
  return sso;
}

export function discoveryUrl(): string {
  return `${ssoProvider().issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/** Cached for ten minutes. Throws VendorError, also where the document names another issuer. */
export function providerMetadata(): Promise<ProviderMetadata> {
  return cached(known, discoveryUrl(), fetchMetadata);
}
const known = responseCache<ProviderMetadata>(keptMs);

async function fetchMetadata(): Promise<ProviderMetadata> {
  const response = await providerFetch(discoveryUrl());
  const found = WireMetadata.safeParse(response.ok && (await response.json()));
  const operation = 'discovery';
  if (!response.ok)
    throw new VendorError('oidc', operation, 'failing', `status ${response.status}`);
  if (!found.success) throw new VendorError('oidc', operation, 'malformed', 'no provider metadata');
  const [problem] = metadataProblems(found.data);
  if (problem) throw new VendorError('oidc', operation, 'malformed', problem);
  return found.data;
}

/** What keeps this provider from being used, in the words of the doctor. */
export function metadataProblems(metadata: ProviderMetadata): string[] {
  const { issuer } = ssoProvider();
  const problems: string[] = [];
  if (metadata.issuer !== issuer) problems.push(`the issuer is "${metadata.issuer}" there`);
  const { authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } = metadata;
  const endpoints = [authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint];
  const isSecure = endpoints.every((url) => url === undefined || url.startsWith('https:'));
  if (issuer.startsWith('https:') && !isSecure) problems.push('an endpoint is not https');
  // next-auth wants one.
  if (!metadata.userinfo_endpoint) problems.push('there is no userinfo endpoint');
  if (!metadata.code_challenge_methods_supported?.includes('S256'))
    problems.push('PKCE with S256 is not offered');
  if (algorithmsOf(metadata).length === 0)
    problems.push(`ID tokens are signed with none of ${acceptedAlgorithms.join(', ')}`);
  return problems;
}

export function algorithmsOf(metadata: ProviderMetadata): string[] {
  const offered = metadata.id_token_signing_alg_values_supported ?? ['RS256'];
  return acceptedAlgorithms.filter((algorithm) => offered.includes(algorithm));
}

/** `fetch` with a deadline and a size limit, for next-auth and jose. Throws VendorError where the provider is down. */
export async function providerFetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
  const operation = new URL(url).pathname.split('/').at(-1) ?? '';
  const { status, body } = await requestJson({
    vendor: 'oidc',
    operation,
    url: innerUrl(String(url)),
    method: init.method === 'POST' ? 'POST' : 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
    form: init.body instanceof URLSearchParams ? init.body : undefined,
    deadlineMs,
  });
  if (status >= 500) throw new VendorError('oidc', operation, 'failing', `status ${status}`);
  if (body === undefined) throw new VendorError('oidc', operation, 'malformed', 'no JSON');
  return Response.json(body, { status });
}

function innerUrl(url: string): string {
  const { issuer, innerIssuer } = ssoProvider();
  return url.startsWith(issuer) ? `${innerIssuer}${url.slice(issuer.length)}` : url;
}
