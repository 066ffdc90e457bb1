import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { verifyLogoutToken } from './logout';
import { clientId, issuer, seconds, signed, testProvider } from './test-provider';

setEnvironment({});
const { rsa, options } = await testProvider();
const event = 'http://schemas.openid.net/event/backchannel-logout';
const claims = {
  iss: issuer,
  aud: clientId,
  iat: seconds,
  exp: seconds + 120,
  jti: 'logout-1',
  sub: 'person-1',
  sid: 'session-1',
  events: { [event]: {} },
};
const sign = (changed: object = {}) =>
  signed({ ...claims, ...changed }, rsa.privateKey, {
    alg: 'RS256',
    kid: 'rsa',
    typ: 'logout+jwt',
  });

describe('verifyLogoutToken', () => {
  it('returns whose sessions end', async () => {
    expect(await verifyLogoutToken(await sign(), options)).toEqual({
      issuer,
      subject: 'person-1',
      sid: 'session-1',
      id: 'logout-1',
      acceptedUntil: new Date((seconds + 180) * 1000),
    });
  });

  it.each([
    ['a session alone', { sub: undefined }, { subject: null, sid: 'session-1' }],
    ['a person alone', { sid: undefined }, { subject: 'person-1', sid: null }],
  ])('accepts %s', async (_, changed, found) => {
    expect(await verifyLogoutToken(await sign(changed), options)).toMatchObject(found);
  });

  it.each([
    ['a nonce, as an ID token has', { nonce: 'n' }, 'claim_nonce'],
    ['no events', { events: undefined }, 'claim_events'],
    ['another event', { events: { 'https://example.com/event': {} } }, 'claim_events'],
    ['an event that is no object', { events: { [event]: true } }, 'claim_events'],
    ['neither person nor session', { sub: undefined, sid: undefined }, 'claim_sub'],
    ['no id', { jti: undefined }, 'claim_jti'],
    ['no expiry', { exp: undefined }, 'claim_exp'],
    ['another audience', { aud: 'shop' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud'],
    ['another issuer', { iss: 'https://example.com' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss'],
    ['expired', { exp: seconds - 61 }, 'ERR_JWT_EXPIRED:exp'],
    ['ten minutes old', { iat: seconds - 600, exp: seconds + 600 }, 'ERR_JWT_EXPIRED:iat'],
  ])('refuses %s', async (_, changed, code) => {
    await expect(verifyLogoutToken(await sign(changed), options)).rejects.toMatchObject({
      name: 'OidcTokenInvalid',
      code,
    });
  });
});
