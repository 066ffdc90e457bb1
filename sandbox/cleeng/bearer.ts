// An empty Authorization header counts as none: one of Cleeng's clients always sends it.

import type { MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { refuse } from './envelope';
import { verifyJwt } from './jwt';
import { type Customer, findCustomerById } from './world';

export type CustomerEnv = Env & { Variables: { customer: Customer; publisherId: number } };

export function requireJwt({ world }: Sandbox): MiddlewareHandler<CustomerEnv> {
  return async (c, next) => {
    const jwt = c.req.header('Authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!jwt) refuse('jwtMissing');
    const claims = await verifyJwt(world, jwt);
    const customer = findCustomerById(world.cleeng, claims.customerId);
    if (!customer) refuse('jwtInvalid'); // Signed before a reset.
    c.set('customer', customer);
    c.set('publisherId', claims.publisherId);
    await next();
  };
}

/** For `/customers/:customerId…`: the id in the path must be the one in the JWT. */
export function requireOwnId({ world }: Sandbox): MiddlewareHandler<CustomerEnv> {
  return async (c, next) => {
    const id = c.req.param('customerId') ?? '';
    if (!/^\d{1,15}$/.test(id)) refuse('invalidCustomerId');
    if (Number(id) !== c.var.customer.id) refuseOtherCustomer(world.settings.otherCustomerStatus);
    await next();
  };
}

function refuseOtherCustomer(status: 401 | 403): never {
  return status === 401 ? refuse('jwtInvalid') : refuse('otherCustomer');
}
