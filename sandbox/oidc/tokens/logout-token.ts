// https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken

import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Sandbox } from '../../sandbox';
import { CLIENT_ID } from '../client';
import { issuerOf } from '../discovery';
import type { LogoutTokenFlaw } from '../settings';
import { signToken } from './sign-token';

const LIFETIME = 2 * 60;
const HOUR = 60 * 60;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Whom a logout concerns: all sessions of a person, or one. */
export interface Subject {
  sub: string;
  sid?: string;
}

type Claims = JWTPayload & { iat: number; exp: number; jti: string };

export async function signLogoutToken(
  sandbox: Sandbox,
  { sub, sid }: Subject,
): Promise<{ jti: string; logoutToken: string }> {
  const { world } = sandbox;
  const { oidcLogoutToken: flaw, oidcClockOffset } = world.settings;
  const iat = Math.floor(Date.now() / 1000) + oidcClockOffset;
  const replayed = flaw === 'replayed' ? world.oidc.logouts.at(-1)?.jti : undefined;
  const claims: Claims = {
    iss: issuerOf(sandbox),
    aud: CLIENT_ID,
    iat,
    exp: iat + LIFETIME,
    jti: replayed ?? randomUUID(),
    events: { [EVENT]: {} },
    sub,
    sid,
  };
  const logoutToken = await signToken(world, 'logout+jwt', spoil(claims, flaw), flaw);
  return { jti: claims.jti, logoutToken };
}

function spoil(claims: Claims, flaw: LogoutTokenFlaw): JWTPayload {
  switch (flaw) {
    case 'with-nonce':
      return { ...claims, nonce: 'a-nonce' };
    case 'no-events':
      return { ...claims, events: undefined };
    case 'other-event':
      return { ...claims, events: { 'http://schemas.openid.net/event/other': {} } };
    case 'wrong-issuer':
      return { ...claims, iss: `${claims.iss}/other` };
    case 'wrong-audience':
      return { ...claims, aud: 'another-client' };
    case 'expired':
      return { ...claims, iat: claims.iat - HOUR, exp: claims.exp - HOUR };
    case 'issued-in-future':
      return { ...claims, iat: claims.iat + HOUR, exp: claims.exp + HOUR };
    case 'no-iat':
      return { ...claims, iat: undefined };
    case 'no-jti':
      return { ...claims, jti: undefined };
    case 'no-subject':
      return { ...claims, sub: undefined, sid: undefined };
    default:
      return claims;
  }
}
