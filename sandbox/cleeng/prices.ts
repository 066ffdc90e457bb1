// Rates are fixed round numbers, for tests. A currency that is not listed pays the offer's own price.

import type { Offer } from './world';

/** Units per euro. */
const RATES: Record<string, number> = { EUR: 1, USD: 1.1, GBP: 0.85, PLN: 4.3 };
const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', PLN: 'zł' };

export interface Price {
  inclTax: number;
  exclTax: number;
  currency: string;
  symbol: string;
}

export function priceIn(currency: string, offer: Offer): Price {
  const [from, to] = [RATES[offer.currency], RATES[currency]];
  if (!from || !to) return priced(offer, offer.price, offer.currency);
  return priced(offer, (offer.price / from) * to, currency);
}

export function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency;
}

function priced({ taxRate }: Offer, price: number, currency: string): Price {
  const inclTax = inCents(price);
  return {
    inclTax,
    exclTax: inCents(inclTax / (1 + taxRate)),
    currency,
    symbol: symbolOf(currency),
  };
}

function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
