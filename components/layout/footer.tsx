import type { ReactNode } from 'react';
import {
  type NavigationLink,
  NavigationLinks,
} from '@/components/navigation/navigation-links.client';

type FooterProps = {
  sentence: string;
  navigationLabel: string;
  links: NavigationLink[];
  children: ReactNode;
};

export function Footer({ sentence, navigationLabel, links, children }: FooterProps) {
  return (
    <footer className="evening border-t-4 border-bulb bg-night text-ink">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-8">
        <p className="max-w-md text-small text-muted">{sentence}</p>
        <nav aria-label={navigationLabel}>
          <NavigationLinks links={links} />
        </nav>
        <div className="w-full">{children}</div>
      </div>
    </footer>
  );
}
