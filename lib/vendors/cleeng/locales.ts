// https://developers.cleeng.com/reference/fetch-customer-locales
// A place that our own form would refuse counts as malformed, so that the visitor is asked instead.
import 'server-only';
import { z } from 'zod';
import { regionRules, withUnderscore } from '@/lib/fields/region-rules';
import type { VisitorLocale } from '@/lib/model';
import { callCleeng } from './client';

const WireLocale = z.object({
  country: z.string().refine(regionRules.country, 'no country of ours'),
  currency: z.string().refine(regionRules.currency, 'no currency'),
  locale: z.string().transform(withUnderscore).refine(regionRules.locale, 'no locale'),
});

/** Country, currency and locale for an address. Without one Cleeng sees ours: right only on one machine. */
export function fetchLocale(customerIp: string | null): Promise<VisitorLocale> {
  return callCleeng({
    operation: 'fetchLocale',
    method: 'GET',
    path: '/locales',
    query: { customerIP: customerIp ?? undefined },
    answer: WireLocale,
  });
}
