'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { ButtonLink, type ButtonLook } from '@/components/layout/button-link';
import { home, offerIdOf, offerPath, safeReturnTo, withOffer, withReturnTo } from '@/lib/paths';

type WayInProps = { path: string; offers: string[]; look: ButtonLook; children: ReactNode };

/** Keeps the chosen offer and the way back. Reads the address in the browser, because a layout is not rendered again at navigations. */
export function WayIn({ path, offers, look, children }: WayInProps) {
  const search = useSearchParams();
  const given = offerIdOf(usePathname()) ?? search.get('offer');
  const offerId = given && offers.includes(given) ? given : null;
  const returnTo = safeReturnTo(search.get('returnTo'), offerId ? offerPath(offerId) : home);
  return (
    <ButtonLink href={withReturnTo(withOffer(path, offerId), returnTo)} look={look}>
      {children}
    </ButtonLink>
  );
}
