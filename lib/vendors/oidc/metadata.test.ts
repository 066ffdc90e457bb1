import { expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { metadataProblems } from './metadata';
import { metadata } from './test-provider';

const issuer = 'https://id.example.com';
setEnvironment({
  CLEENG_API_URL: 'https://mediastoreapi.cleeng.com',
  CLEENG_JWKS_URL: 'https://mediastoreapi.cleeng.com/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '123456789',
  CLEENG_OFFERS: 'S1_NL',
  CLEENG_PUBLISHER_TOKEN: 'token',
  SSO_ISSUER: issuer,
  SSO_CLIENT_ID: 'foyer',
  SSO_CLIENT_SECRET: 'secret',
  SSO_NAME: 'Example ID',
});

const fitting = {
  ...metadata,
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  end_session_endpoint: `${issuer}/logout`,
  code_challenge_methods_supported: ['S256'],
};

it('finds nothing wrong with a document that fits', () => {
  expect(metadataProblems(fitting)).toEqual([]);
});

it.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint'])(
  'refuses a %s without https where the issuer has it',
  (endpoint) => {
    expect(metadataProblems({ ...fitting, [endpoint]: 'http://id.example.com/x' })).toEqual([
      'an endpoint is not https',
    ]);
  },
);
