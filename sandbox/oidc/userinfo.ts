import { type Context, Hono } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { ageInSeconds } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import { OauthRefusal } from './refusal';
import { ACCESS_TOKEN_LIFETIME } from './token';
import { describePerson } from './tokens/claims';
import { findPerson } from './world';

export function userinfo(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().on(['GET', 'POST'], '/userinfo', (c) => {
    const { person, scope } = holderOf(sandbox, c);
    c.header('Cache-Control', 'no-store');
    return c.json({
      sub: person.sub,
      ...describePerson(person, scope, sandbox.world.settings),
    });
  });
}

function holderOf({ world }: Sandbox, c: Context) {
  const given = c.req.header('Authorization')?.match(/^Bearer ([\w-]+)$/i)?.[1] ?? '';
  const token = world.oidc.accessTokens[fingerprint(given)];
  const person = token && findPerson(world.oidc, token.sub);
  if (!person || ageInSeconds(world, token.issued) >= ACCESS_TOKEN_LIFETIME)
    throw new OauthRefusal(401, 'invalid_token', 'The access token is not valid');
  return { person, scope: token.scope };
}
