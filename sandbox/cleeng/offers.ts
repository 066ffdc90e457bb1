// https://developers.cleeng.com/reference/retrieve-offer and fetch-offer-details-for-specific-customer
// The list's shape is not documented: here it has the same flat offers under `items`.

import { type Context, Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import { type CustomerEnv, requireJwt } from './bearer';
import { customerAddress } from './caller-address';
import { refuse, succeed } from './envelope';
import { localeOf } from './locales';
import { priceIn, symbolOf } from './prices';
import { PUBLISHER } from './publishers';
import { hasRunOut, subscriptionsOf } from './subscription-time';
import type { CleengWorld, Offer } from './world';

interface Place {
  country: string;
  currency: string;
}

export function offers(sandbox: Sandbox): Hono<CustomerEnv> {
  const { world } = sandbox;
  return new Hono<CustomerEnv>()
    .get('/offers', (c) => {
      const pageLimit = c.req.query('pageLimit') ?? '100';
      if (!/^[1-9]\d{0,3}$/.test(pageLimit)) refuse('invalidQuery');
      const sold = world.cleeng.offers.filter(
        (offer) => offer.isActive && offer.publisherId === PUBLISHER.id,
      );
      const place = placeOf(sandbox, c);
      return succeed(c, {
        items: sold.slice(0, Number(pageLimit)).map((offer) => describeOffer(offer, place)),
      });
    })
    .get('/offers/:offerId', (c) => {
      const place = placeOf(sandbox, c);
      return succeed(c, describeOffer(offerNamed(world.cleeng, c.req.param('offerId')), place));
    })
    .get('/offers/:offerId/customers/:email', requireJwt(sandbox), (c) => {
      const { customer } = c.var;
      const offer = offerNamed(world.cleeng, c.req.param('offerId'));
      if (c.req.param('email').toLowerCase() !== customer.email.toLowerCase())
        refuse('otherCustomer');
      const bought = subscriptionsOf(world, customer.id).filter(
        ({ offerId }) => offerId === offer.offerId,
      );
      if (bought.some((subscription) => !hasRunOut(world, subscription))) refuse('accessAlready');
      // One trial per customer.
      return succeed(c, {
        ...describeOffer(offer, customer),
        trialAvailable: offer.freeDays > 0 && bought.length === 0,
      });
    });
}

function offerNamed(world: CleengWorld, offerId: string): Offer {
  return (
    world.offers.find((offer) => offer.offerId === offerId) ?? refuse('offerOrPublisherNotFound')
  );
}

function placeOf(sandbox: Sandbox, c: Context<CustomerEnv>): Place {
  const ipAddress = customerAddress(c.env.incoming, c.req.query('customerIP'));
  return localeOf(sandbox, ipAddress ?? refuse('invalidQuery'));
}

function describeOffer(offer: Offer, place: Place) {
  const price = priceIn(place.currency, offer);
  return {
    offerId: offer.offerId,
    offerTitle: offer.title,
    offerDescription: offer.description,
    offerPrice: offer.price,
    offerCurrency: offer.currency,
    offerCurrencySymbol: symbolOf(offer.currency),
    offerCountry: offer.country,
    customerPriceInclTax: price.inclTax,
    customerPriceExclTax: price.exclTax,
    customerCurrency: price.currency,
    customerCurrencySymbol: price.symbol,
    customerCountry: place.country,
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
