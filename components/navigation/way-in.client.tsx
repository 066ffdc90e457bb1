'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import type { ButtonLook } from '@/components/layout/button';
import { ButtonLink } from '@/components/layout/button-link';
import { home, offerIdOf, offerPath, withOffer, withReturnTo } from '@/lib/paths';

type WayInProps = { path: string; offers: string[]; look: ButtonLook; children: ReactNode };

/** Keeps the chosen offer. Reads the address in the browser, because a layout is not rendered again at navigations. */
export function WayIn({ path, offers, look, children }: WayInProps) {
  const chosen = useSearchParams().get('offer');
  const given = offerIdOf(usePathname()) ?? chosen;
  const offerId = given && offers.includes(given) ? given : null;
  const returnTo = offerId ? offerPath(offerId) : home;
  return (
    <ButtonLink href={withReturnTo(withOffer(path, offerId), returnTo)} look={look}>
      {children}
    </ButtonLink>
  );
}
