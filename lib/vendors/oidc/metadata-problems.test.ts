import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { discoveryUrl, metadataProblems } from './metadata';

setEnvironment({
  APP_URL: 'https://shop.example',
  CLEENG_API_URL: 'https://mediastoreapi.example',
  CLEENG_JWKS_URL: 'https://auth.example/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '111222333',
  SSO_ISSUER: 'https://id.example/',
  SSO_CLIENT_ID: 'our-client',
  SSO_CLIENT_SECRET: 'our-secret',
  SSO_NAME: 'Our ID',
  CLEENG_PUBLISHER_TOKEN: 'our-publisher-token',
});

const metadata = {
  issuer: 'https://id.example/',
  authorization_endpoint: 'https://id.example/authorize',
  token_endpoint: 'https://id.example/token',
  jwks_uri: 'https://keys.example/jwks',
  userinfo_endpoint: 'https://id.example/userinfo',
  code_challenge_methods_supported: ['plain', 'S256'],
  id_token_signing_alg_values_supported: ['HS256', 'ES256'],
};

describe('a provider', () => {
  it('is found at its issuer, with or without a slash at the end', () => {
    expect(discoveryUrl()).toBe('https://id.example/.well-known/openid-configuration');
  });

  it('fits, and signs with RS256 where it names no algorithm', () => {
    expect(metadataProblems(metadata)).toEqual([]);
    const unnamed = { ...metadata, id_token_signing_alg_values_supported: undefined };
    expect(metadataProblems(unnamed)).toEqual([]);
  });

  it.each([
    [{ issuer: 'https://id.example' }, 'the issuer is "https://id.example" there'],
    [{ authorization_endpoint: 'http://id.example/authorize' }, 'an endpoint is not https'],
    [{ token_endpoint: 'http://id.example/token' }, 'an endpoint is not https'],
    [{ jwks_uri: 'http://id.example/jwks' }, 'an endpoint is not https'],
    [{ end_session_endpoint: 'http://id.example/end' }, 'an endpoint is not https'],
    [{ userinfo_endpoint: undefined }, 'there is no userinfo endpoint'],
    [{ code_challenge_methods_supported: ['plain'] }, 'PKCE with S256 is not offered'],
    [{ code_challenge_methods_supported: undefined }, 'PKCE with S256 is not offered'],
    [{ id_token_signing_alg_values_supported: ['HS256', 'none'] }, /^ID tokens are signed/],
  ])('does not fit with %j', (changed, problem) => {
    expect(metadataProblems({ ...metadata, ...changed })).toEqual([
      problem instanceof RegExp ? expect.stringMatching(problem) : problem,
    ]);
  });
});
