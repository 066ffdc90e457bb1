// https://developers.cleeng.com/reference/fetch-customer-locales
// What our own form would refuse counts as malformed, so that the visitor chooses.
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

/** Without an address Cleeng uses our server's, which is right on one machine only. */
export function fetchLocale(customerIp: string | null): Promise<VisitorLocale> {
  return callCleeng({
    operation: 'fetchLocale',
    method: 'GET',
    path: '/locales',
    query: { customerIP: customerIp ?? undefined },
    answer: WireLocale,
  });
}
