// https://developers.cleeng.com/reference/get-entitlements: `accessGranted` decides, not `expiresAt`.

import { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import type { World } from '../world/world';
import { type CustomerEnv, requireJwt } from './bearer';
import { refuse, succeed } from './envelope';
import { expiryOf, hasRunOut, subscriptionsOf } from './subscription-time';

export function entitlements(sandbox: Sandbox): Hono<CustomerEnv> {
  const { world } = sandbox;
  return new Hono<CustomerEnv>().get('/entitlements/:offerId', requireJwt(sandbox), (c) => {
    const offerId = c.req.param('offerId');
    if (!world.cleeng.offers.some((offer) => offer.offerId === offerId))
      refuse('offerOrPublisherNotFound');
    return succeed(c, entitlementTo(world, c.var.customer.id, offerId));
  });
}

function entitlementTo(world: World, customerId: number, offerId: string) {
  const bought = subscriptionsOf(world, customerId).filter(
    (subscription) => subscription.offerId === offerId,
  );
  const living = bought.find((subscription) => !hasRunOut(world, subscription));
  const newest = living ?? bought.at(-1);
  return {
    accessGranted: living !== undefined,
    expiresAt: newest ? Math.floor(expiryOf(world, newest) / 1000) : null,
  };
}
