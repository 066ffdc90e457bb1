'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/navigation/link';

export function NavigationLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = href === usePathname();
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined} className="navigation-link">
      {children}
    </Link>
  );
}
