// What the publisher sells. https://developers.cleeng.com/reference/retrieve-offer
// The list has no documented shape that we know of: here it holds the same flat offers under `items`.

import { Hono } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { customerAddress } from './caller-address';
import { refuse, succeed } from './envelope';
import { PUBLISHER } from './publishers';
import type { Offer } from './world';

const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', PLN: 'zł' };

export function offers({ world }: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/offers', (c) => {
      const pageLimit = c.req.query('pageLimit') ?? '100';
      if (!/^[1-9]\d{0,3}$/.test(pageLimit)) refuse('invalidQuery');
      const sold = world.cleeng.offers.filter(
        (offer) => offer.isActive && offer.publisherId === PUBLISHER.id,
      );
      return succeed(c, { items: sold.slice(0, Number(pageLimit)).map(describeOffer) });
    })
    .get('/offers/:offerId', (c) => {
      if (!customerAddress(c.env.incoming, c.req.query('customerIP'))) refuse('invalidQuery');
      const offer = world.cleeng.offers.find(({ offerId }) => offerId === c.req.param('offerId'));
      return succeed(c, describeOffer(offer ?? refuse('offerOrPublisherNotFound')));
    });
}

/** Prices are not converted: the customer's are the offer's. */
function describeOffer(offer: Offer) {
  const { country, currency, price } = offer;
  const symbol = SYMBOLS[currency] ?? currency;
  return {
    offerId: offer.offerId,
    offerTitle: offer.title,
    offerDescription: offer.description,
    offerPrice: price,
    offerCurrency: currency,
    offerCurrencySymbol: symbol,
    offerCountry: country,
    customerPriceInclTax: price,
    customerPriceExclTax: Math.round((price / (1 + offer.taxRate)) * 100) / 100,
    customerCurrency: currency,
    customerCurrencySymbol: symbol,
    customerCountry: country,
    discountedCustomerPriceInclTax: null,
    discountPeriods: null,
    applicableTaxRate: offer.taxRate,
    period: offer.period,
    freePeriods: 0,
    freeDays: offer.freeDays,
    expiresAt: null,
    accessToTags: offer.accessToTags,
    active: offer.isActive,
    trialAvailable: offer.freeDays > 0,
    geoRestrictionEnabled: false,
    geoRestrictionType: null,
    geoRestrictionCountries: [],
    createdAt: 1700000000,
    updatedAt: 1700000000,
    startTime: null,
    endTime: null,
  };
}
