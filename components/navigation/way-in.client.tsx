'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { ButtonLink, type ButtonLook } from '@/components/layout/button-link';
import { offerIdOf, offerPath, withOffer, withReturnTo } from '@/lib/paths';

type WayInProps = { path: string; offers: string[]; look: ButtonLook; children: ReactNode };

/** Keeps the chosen offer. Reads the address in the browser, because a layout is not rendered again at navigations. */
export function WayIn({ path, offers, look, children }: WayInProps) {
  const chosen = useSearchParams().get('offer');
  const given = offerIdOf(usePathname()) ?? chosen;
  const offerId = given && offers.includes(given) ? given : null;
  const href = offerId ? withReturnTo(withOffer(path, offerId), offerPath(offerId)) : path;
  return (
    <ButtonLink href={href} look={look}>
      {children}
    </ButtonLink>
  );
}
