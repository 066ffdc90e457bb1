// A wrong token, another store's token and no token are the same 401; a missing scope is a 403.

import type { MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { StoreRefusal } from './failures';

export type Scope = 'customers' | 'orders' | 'products';

export function requireToken({ storeKeys }: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const isOurs = c.req.param('hash') === storeKeys.storeHash;
    if (!isOurs || c.req.header('X-Auth-Token') !== storeKeys.accessToken)
      throw new StoreRefusal(401, 'Unauthorized');
    await next();
  };
}

export function requireScope({ world }: Sandbox, scope: Scope): MiddlewareHandler<Env> {
  return async (_, next) => {
    if (world.settings.missingScope === scope)
      throw new StoreRefusal(403, "You don't have a required scope to access the endpoint");
    await next();
  };
}
