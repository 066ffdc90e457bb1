// https://openid.net/specs/openid-connect-core-1_0.html#TokenEndpoint
// A code that is used twice ends what was issued for it the first time.

import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { readForm } from '../panel/form';
import type { Env, Sandbox } from '../sandbox';
import { ageInSeconds, stampNow } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import { requireClient } from './client-authentication';
import { OauthRefusal } from './refusal';
import { signIdToken } from './tokens/id-token';
import { findPerson, forgetOldest, type IssuedCode } from './world';

const CODE_LIFETIME = 60;
export const ACCESS_TOKEN_LIFETIME = 60 * 60;

export function token(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  return new Hono<Env>().post('/token', async (c) => {
    const form = await readForm(c);
    requireClient(c.req.header('Authorization'), form);
    if (form.get('grant_type') !== 'authorization_code')
      throw new OauthRefusal(400, 'unsupported_grant_type', 'grant_type is authorization_code');

    const code = takeCode(sandbox, form);
    const person = findPerson(world.oidc, code.sub) ?? refuseGrant('The person is gone');
    return respond(c, {
      access_token: issueAccessToken(sandbox, code, fingerprint(form.get('code') ?? '')),
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_LIFETIME,
      scope: code.scope,
      id_token: await signIdToken(sandbox, person, code),
    });
  });
}

/** Without an await, so that of two requests at once one alone succeeds. */
function takeCode({ world }: Sandbox, form: URLSearchParams): IssuedCode {
  const key = fingerprint(form.get('code') ?? '');
  const code = world.oidc.codes[key] ?? refuseGrant('The code is not known');
  if (code.isUsed) {
    for (const [id, { code: origin }] of Object.entries(world.oidc.accessTokens))
      if (origin === key) delete world.oidc.accessTokens[id];
    refuseGrant('The code was used already');
  }
  code.isUsed = true;
  if (ageInSeconds(world, code.issued) >= CODE_LIFETIME) refuseGrant('The code is too old');
  if (form.get('redirect_uri') !== code.redirectUri) refuseGrant('redirect_uri is another');
  if (challengeOf(form.get('code_verifier') ?? '') !== code.codeChallenge)
    refuseGrant('code_verifier does not fit the challenge');
  return code;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function refuseGrant(description: string): never {
  throw new OauthRefusal(400, 'invalid_grant', description);
}

function issueAccessToken({ world }: Sandbox, { sub, scope }: IssuedCode, code: string): string {
  const accessToken = randomBytes(32).toString('base64url');
  world.oidc.accessTokens[fingerprint(accessToken)] = {
    sub,
    scope,
    code,
    issued: stampNow(world),
  };
  forgetOldest(world.oidc.accessTokens);
  return accessToken;
}

function respond(c: Context, body: object): Response {
  c.header('Cache-Control', 'no-store');
  return c.json(body);
}
