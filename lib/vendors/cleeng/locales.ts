// What Cleeng makes of a visitor's address: https://developers.cleeng.com/reference/fetch-customer-locales
import 'server-only';
import { z } from 'zod';
import type { VisitorLocale } from '@/lib/model';
import { callCleeng } from './client';

const WireLocale = z.object({
  country: z.string().length(2),
  currency: z.string().length(3),
  locale: z.string().min(2),
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
