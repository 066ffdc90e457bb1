import type { ReactNode } from 'react';
import { Mark } from '@/components/brand/logo';
import { SkipLink } from '@/components/layout/skip-link';
import { Link } from '@/components/navigation/link';
import {
  type NavigationLink,
  NavigationLinks,
} from '@/components/navigation/navigation-links.client';

type HeaderProps = {
  brand: string;
  homeHref: string;
  skipLabel: string;
  navigationLabel: string;
  links: NavigationLink[];
  children?: ReactNode;
};

export function Header({
  brand,
  homeHref,
  skipLabel,
  navigationLabel,
  links,
  children,
}: HeaderProps) {
  return (
    <header className="border-b border-line">
      <SkipLink label={skipLabel} />
      <div className="page-width flex flex-wrap items-center gap-x-3 gap-y-1 py-3 md:gap-x-8">
        <Link
          href={homeHref}
          className="flex min-h-12 items-center gap-3 font-sign text-heading uppercase"
        >
          <Mark className="size-9" />
          {brand}
        </Link>
        <nav aria-label={navigationLabel}>
          <NavigationLinks links={links} />
        </nav>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-2">{children}</div>
      </div>
    </header>
  );
}
