// Anna has a subscription, Dirk's is over.

import type { Stamp } from '../world/ageing';
import { OTHER_PUBLISHER, PUBLISHER } from './publishers';
import type { Offer, Subscription } from './world';

const DAY = 24 * 60 * 60 * 1000;

export function seededOffers(): Offer[] {
  const dutch = {
    publisherId: PUBLISHER.id,
    currency: 'EUR',
    country: 'NL',
    taxRate: 0.21,
    isActive: true,
  };
  return [
    {
      ...dutch,
      offerId: 'S916977979_NL',
      title: 'Monthly subscription',
      description: 'Everything we show, month by month.',
      price: 6.99,
      period: 'month',
      freeDays: 7,
      accessToTags: ['all'],
    },
    {
      ...dutch,
      offerId: 'S345569153_NL',
      title: 'Annual subscription',
      description: 'Everything we show, for the price of ten months.',
      price: 69.9,
      period: 'year',
      freeDays: 14,
      accessToTags: ['all'],
    },
    {
      ...dutch,
      offerId: 'P640527981_NL',
      title: 'Weekend pass',
      description: 'Three days of everything, without a subscription.',
      price: 3.5,
      period: null,
      freeDays: 0,
      accessToTags: ['weekend'],
    },
    {
      ...dutch,
      offerId: 'S000000404_NL',
      title: 'A retired subscription',
      description: 'No longer sold.',
      price: 4.99,
      period: 'month',
      freeDays: 0,
      accessToTags: [],
      isActive: false,
    },
    {
      ...dutch,
      publisherId: OTHER_PUBLISHER.id,
      offerId: 'S111111111_NL',
      title: "Another publisher's subscription",
      description: 'Not ours.',
      price: 1,
      period: 'month',
      freeDays: 0,
      accessToTags: [],
    },
  ];
}

export function seededSubscriptions(now: Stamp): Subscription[] {
  return [
    {
      subscriptionId: 540001,
      customerId: 100000001,
      offerId: 'S916977979_NL',
      status: 'active',
      started: { ...now, at: now.at - 10 * DAY },
      expiresAt: now.at + 20 * DAY,
    },
    {
      subscriptionId: 540002,
      customerId: 100000004,
      offerId: 'S916977979_NL',
      status: 'expired',
      started: { ...now, at: now.at - 70 * DAY },
      expiresAt: now.at - 40 * DAY,
    },
  ];
}
