// https://openid.net/specs/openid-connect-core-1_0.html#IDToken

import type { JWTPayload } from 'jose';
import type { Sandbox } from '../../sandbox';
import { CLIENT_ID } from '../client';
import { issuerOf } from '../discovery';
import type { IdTokenFlaw } from '../settings';
import type { IssuedCode, Person } from '../world';
import { describePerson } from './claims';
import { signToken } from './sign-token';

const LIFETIME = 60 * 60;
const HOUR = 60 * 60;

type Claims = JWTPayload & { iat: number; exp: number; nonce?: string };

export async function signIdToken(
  sandbox: Sandbox,
  person: Person,
  code: IssuedCode,
): Promise<string> {
  const { world } = sandbox;
  const { oidcIdToken, oidcClaims, oidcClockOffset } = world.settings;
  const iat = Math.floor(Date.now() / 1000) + oidcClockOffset;
  const claims: Claims = {
    iss: issuerOf(sandbox),
    sub: person.sub,
    aud: CLIENT_ID,
    iat,
    exp: iat + LIFETIME,
    auth_time: code.authTime + oidcClockOffset,
    nonce: code.nonce,
    sid: code.sid,
    ...(oidcClaims === 'id-token' ? describePerson(person, code.scope, world.settings) : {}),
  };
  return signToken(world, 'JWT', spoil(claims, oidcIdToken), oidcIdToken);
}

/** Flaws of the e-mail address are in claims.ts, those of the signature in sign-token.ts. */
function spoil(claims: Claims, flaw: IdTokenFlaw): JWTPayload {
  const other = 'another-client';
  switch (flaw) {
    case 'wrong-nonce':
      return { ...claims, nonce: 'another-nonce' };
    case 'no-nonce':
      return { ...claims, nonce: undefined };
    case 'wrong-issuer':
      return { ...claims, iss: `${claims.iss}/other` };
    case 'wrong-audience':
      return { ...claims, aud: other };
    case 'two-audiences':
      return { ...claims, aud: [CLIENT_ID, other], azp: CLIENT_ID };
    case 'two-audiences-without-azp':
      return { ...claims, aud: [CLIENT_ID, other] };
    case 'wrong-azp':
      return { ...claims, azp: other };
    case 'expired':
      return { ...claims, iat: claims.iat - 2 * HOUR, exp: claims.exp - 2 * HOUR };
    case 'issued-in-future':
      return { ...claims, iat: claims.iat + HOUR, exp: claims.exp + HOUR };
    case 'no-exp':
      return { ...claims, exp: undefined };
    case 'no-iat':
      return { ...claims, iat: undefined };
    case 'no-sub':
      return { ...claims, sub: undefined };
    case 'extra-claims':
      return { ...claims, roles: ['admin'], customerId: 100000001, address: { country: 'NL' } };
    default:
      return claims;
  }
}
