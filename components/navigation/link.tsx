import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { isPageOfOurs } from '@/lib/paths';

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: string;
  /** Loads a document also for pages of our own, for another try. */
  loadsDocument?: boolean;
};

/** Never prefetches: each page is rendered per visitor, with calls to the database and to vendors. */
export function Link({ href, loadsDocument = false, ...rest }: LinkProps) {
  if (loadsDocument || !isPageOfOurs(href)) return <a {...rest} href={href} />;
  return <NextLink {...rest} href={href} prefetch={false} />;
}
