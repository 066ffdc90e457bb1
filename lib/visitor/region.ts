import 'server-only';
import { cache } from 'react';
import { env } from '@/lib/env/env';
import { unlessDown } from '@/lib/errors/refusal-of';
import type { VisitorLocale } from '@/lib/model';
import { fetchLocale } from '@/lib/vendors/cleeng/locales';
import { publicAddress, type Visitor } from './visitor';

/** Null while Cleeng is down or the address is unknown: without one, Cleeng returns our server's country. */
export async function regionOf(visitor: Visitor): Promise<VisitorLocale | null> {
  const address = publicAddress(visitor);
  if (!address && !env().app.isOnThisMachine) return null;
  return regionAt(address);
}

const regionAt = cache((address: string | null) =>
  unlessDown('region_unknown', () => fetchLocale(address)),
);
