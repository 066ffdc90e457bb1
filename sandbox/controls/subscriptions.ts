// Days below zero make a subscription that is already over.

import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { hasRunOut, terminate } from '../cleeng/subscription-time';
import { findCustomerByEmail, type Subscription } from '../cleeng/world';
import { stampNow } from '../world/ageing';
import type { World } from '../world/world';
import { InvalidInput } from './input';

const DAY = 24 * 60 * 60 * 1000;

export const giveSubscriptionSchema = z.strictObject({
  email: z.string(),
  offerId: z.string(),
  days: z.number().int().min(-3650).max(3650).default(30),
});

export function giveSubscription(
  world: World,
  input: z.infer<typeof giveSubscriptionSchema>,
): Subscription {
  const customer = findCustomerByEmail(world.cleeng, input.email);
  if (!customer) throw new InvalidInput(`There is no customer ${input.email}`);
  const offer = world.cleeng.offers.find(({ offerId }) => offerId === input.offerId);
  if (!offer)
    throw new InvalidInput(
      `offerId is one of ${world.cleeng.offers.map(({ offerId }) => offerId).join(', ')}`,
    );

  const subscription: Subscription = {
    subscriptionId: randomInt(1_000_000, 1_000_000_000),
    customerId: customer.id,
    offerId: offer.offerId,
    status: 'active',
    started: stampNow(world),
    expiresAt: Date.now() + input.days * DAY,
  };
  world.cleeng.subscriptions.push(subscription);
  return subscription;
}

export const endSubscriptionSchema = z.strictObject({ subscriptionId: z.number().int() });

export function endSubscription(
  world: World,
  { subscriptionId }: z.infer<typeof endSubscriptionSchema>,
): Subscription {
  const subscription = world.cleeng.subscriptions.find(
    (one) => one.subscriptionId === subscriptionId,
  );
  if (!subscription) throw new InvalidInput(`There is no subscription ${subscriptionId}`);
  if (hasRunOut(world, subscription)) throw new InvalidInput(`${subscriptionId} is over already`);
  terminate(world, subscription);
  return subscription;
}
