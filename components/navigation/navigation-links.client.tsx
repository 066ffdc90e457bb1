'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/navigation/link';

export type NavigationLink = { href: string; label: string };

export function NavigationLinks({ links }: { links: NavigationLink[] }) {
  const path = usePathname();
  return (
    <ul className="-mx-3 flex flex-wrap gap-x-1">
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={href === path ? 'page' : undefined}
            className="navigation-link"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
