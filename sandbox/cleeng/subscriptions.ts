// https://developers.cleeng.com/reference/fetch-customers-subscriptions, fetch-customers-offers
// "Customer offers" are subscriptions and passes.

import { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import type { World } from '../world/world';
import { type CustomerEnv, requireJwt, requireOwnId } from './bearer';
import { succeed } from './envelope';
import { expiryOf, hasRunOut, startOf, subscriptionsOf } from './subscription-time';
import type { Offer, Subscription } from './world';

export function subscriptions(sandbox: Sandbox): Hono<CustomerEnv> {
  const { world } = sandbox;
  const own = [requireJwt(sandbox), requireOwnId(sandbox)] as const;

  return new Hono<CustomerEnv>()
    .get('/customers/:customerId/subscriptions', ...own, (c) => {
      const bought = purchasesOf(world, c.var.customer.id).filter(
        ({ offer }) => offer.period !== null,
      );
      return succeed(c, { items: bought.map((purchase) => describeSubscription(world, purchase)) });
    })
    .get('/customers/:customerId/offers', ...own, (c) => {
      const bought = purchasesOf(world, c.var.customer.id);
      return succeed(c, {
        items: bought.map((purchase) => describeCustomerOffer(world, purchase)),
      });
    });
}

interface Purchase {
  offer: Offer;
  subscription: Subscription;
}

function purchasesOf(world: World, customerId: number): Purchase[] {
  return subscriptionsOf(world, customerId).flatMap((subscription) => {
    const offer = world.cleeng.offers.find(({ offerId }) => offerId === subscription.offerId);
    return offer ? [{ offer, subscription }] : [];
  });
}

function describeSubscription(world: World, { offer, subscription }: Purchase) {
  return {
    subscriptionId: subscription.subscriptionId,
    offerId: offer.offerId,
    status: statusOf(world, subscription),
    expiresAt: Math.floor(expiryOf(world, subscription) / 1000),
    nextPaymentPrice: offer.price,
    nextPaymentCurrency: offer.currency,
    paymentGateway: 'adyen',
    paymentMethod: 'card',
    offerTitle: offer.title,
    pendingSwitchId: null,
    period: offer.period,
    totalPrice: offer.price,
  };
}

function describeCustomerOffer(world: World, { offer, subscription }: Purchase) {
  const common = {
    offerId: offer.offerId,
    status: statusOf(world, subscription),
    startedAt: Math.floor(startOf(world, subscription) / 1000),
    expiresAt: Math.floor(expiryOf(world, subscription) / 1000),
    offerType: offer.offerId.charAt(0),
    totalPrice: offer.price,
    offerTitle: offer.title,
    customerCurrency: offer.currency,
  };
  if (offer.period === null) return common;
  return {
    ...describeSubscription(world, { offer, subscription }),
    ...common,
    nextPaymentAt: common.expiresAt,
    inTrial: false,
    externalPaymentId: null,
    isExternallyManaged: false,
  };
}

function statusOf(world: World, subscription: Subscription): Subscription['status'] {
  const isRunning = subscription.status === 'active' || subscription.status === 'cancelled';
  return isRunning && hasRunOut(world, subscription) ? 'expired' : subscription.status;
}
