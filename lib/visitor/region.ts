// Where a visitor is, as Cleeng reads it off their address. The surprise: asked without an address Cleeng looks at ours,
// which is right on one machine alone; elsewhere nobody shall be given the country that our server stands in.
import 'server-only';
import { cache } from 'react';
import { env } from '@/lib/env/env';
import { unlessDown } from '@/lib/errors/refusal-of';
import type { VisitorLocale } from '@/lib/model';
import { fetchLocale } from '@/lib/vendors/cleeng/locales';
import { publicAddress, type Visitor } from './visitor';

/** Null where nobody can tell: Cleeng is down, or the address is not known. */
export async function regionOf(visitor: Visitor): Promise<VisitorLocale | null> {
  const address = publicAddress(visitor);
  if (!address && !env().app.isOnThisMachine) return null;
  return regionAt(address);
}

/** While one page is drawn, asked once. */
const regionAt = cache((address: string | null) =>
  unlessDown('place_unknown', () => fetchLocale(address)),
);
