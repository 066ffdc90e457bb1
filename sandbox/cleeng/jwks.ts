// https://developers.cleeng.com/reference/json-web-key-set: a bare key set, without the envelope.

import { Hono } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { publishedKeys } from '../world/signing-keys';

export function jwks({ world }: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/.well-known/jwks.json', (c) => {
    const keys = publishedKeys(world, world.cleeng).map(({ publicJwk }) => publicJwk);
    return c.json({ keys });
  });
}
